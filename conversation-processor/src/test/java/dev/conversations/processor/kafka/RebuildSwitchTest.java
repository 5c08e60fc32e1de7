package dev.conversations.processor.kafka;

import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import dev.conversations.store.Store;

import static org.assertj.core.api.Assertions.assertThat;

class RebuildSwitchTest {

	private static final String ORIGINAL = "switch_original";

	private static final String REBUILT = "switch_rebuilt";

	private static HistoryDatabase history;

	@BeforeAll
	static void makeHistory() {
		history = new HistoryDatabase(ORIGINAL, 1000);
	}

	@AfterAll
	static void close() {
		history.close();
	}

	@Test
	void systemGoesOnWithDatabaseThatWasRebuiltWhileItRan() {
		history.database().getCollection(Store.API_KEYS).insertOne(new Document("_id", "key_1"));
		rebuildWhileItRuns();
		EventTopicTools.awaitNoProcessor();

		OperatorRun switched = history.rebuild(REBUILT, "--switch", "--json");

		assertThat(switched.status()).as(switched.err()).isZero();
		assertThat(switched.json().path("copied").path(Store.API_KEYS).asLong()).isEqualTo(1);
		assertThat(switched.json().path("copied").path(Store.LEDGER).asLong())
			.isEqualTo(history.database().getCollection(Store.LEDGER).countDocuments());
		history.assertSame(REBUILT);
		writeOn();
		assertThat(history.rebuild(REBUILT).err()).contains("was switched to at");
	}

	private static void rebuildWhileItRuns() {
		try (RunningProcessor processor = HistoryDatabase.start(ORIGINAL)) {
			history.load().publish(500);
			assertThat(history.rebuild(REBUILT).status()).isZero();
			history.load().run(500);
			OperatorRun early = history.rebuild(REBUILT, "--switch");
			assertThat(early.status()).isEqualTo(1);
			assertThat(early.err()).contains("Processors are running");
		}
	}

	private static void writeOn() {
		try (RunningProcessor processor = HistoryDatabase.start(REBUILT)) {
			history.load().run(500);
			history.wire().awaitNoLag("conversation-processor");
			OperatorRun verified = OperatorRun.on(REBUILT, "verify");
			assertThat(verified.status()).as(verified.out()).isZero();
		}
	}

}
