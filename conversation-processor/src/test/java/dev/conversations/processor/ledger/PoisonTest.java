package dev.conversations.processor.ledger;

import java.util.List;

import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import dev.conversations.processor.conversation.RecordedEvent;
import dev.conversations.processor.conversation.Sender;
import dev.conversations.store.Store;

import static dev.conversations.processor.ledger.Commands.keyed;
import static dev.conversations.processor.ledger.Commands.repeated;
import static dev.conversations.processor.ledger.LedgerStore.bytes;
import static dev.conversations.processor.ledger.LedgerStore.events;
import static dev.conversations.processor.ledger.LedgerStore.statuses;
import static org.assertj.core.api.Assertions.assertThat;

/** A command that fails by itself takes no other with it. */
class PoisonTest {

	/** More than MongoDB takes in one document. */
	private static final String TOO_LARGE = "x".repeat(17 << 20);

	private static LedgerStore store;

	private final Commands commands = new Commands();

	private final Ledger ledger = store.ledger();

	@BeforeAll
	static void open() {
		store = LedgerStore.open();
	}

	@AfterAll
	static void close() {
		store.close();
	}

	@Test
	void commandThatCannotBeDecidedIsIsolated() {
		assertIsolated(this.commands.poison());
	}

	@Test
	void keyedCommandThatCannotBeDecidedIsIsolated() {
		assertIsolated(keyed(this.commands.poison()));
	}

	@Test
	void messageThatMongodbRefusesIsIsolated() {
		assertIsolated(this.commands.send(TOO_LARGE, Sender.CUSTOMER));
	}

	private void assertIsolated(ReceivedCommand poison) {
		Commands neighbour = new Commands();
		List<ReceivedCommand> batch = List.of(this.commands.create(), neighbour.create("one"),
				this.commands.send("before", Sender.CUSTOMER), poison, this.commands.send("after", Sender.CUSTOMER),
				neighbour.send("two", Sender.ASSISTANT), this.commands.close());
		List<Result> results = this.ledger.apply(batch);

		assertThat(statuses(results)).containsExactly("applied", "applied", "applied", "failed", "applied", "applied",
				"applied");
		assertThat(results.get(3).failure()).isNotBlank();
		assertThat(results.get(3).events()).isEmpty();
		assertThat(events(results)).filteredOn((event) -> event.conversationId().equals(this.commands.conversation))
			.extracting(RecordedEvent::version)
			.containsExactly(1L, 2L, 3L, 4L);
		assertThat(store.stored(this.commands).contents()).containsExactly("before", "after");
		assertThat(store.stored(neighbour).contents()).containsExactly("one", "two");
		assertThat(store.stored(this.commands).entries()).filteredOn("status", "failed").hasSize(1);
		store.stored(this.commands).verify();
		assertSameAgain(batch, results);
	}

	private void assertSameAgain(List<ReceivedCommand> batch, List<Result> first) {
		LedgerStore.Stored before = store.stored(this.commands);
		List<Result> again = store.ledger().apply(batch);

		assertThat(bytes(again)).isEqualTo(bytes(first));
		assertThat(again).extracting(Result::outcome).isEqualTo(first.stream().map(Result::outcome).toList());
		assertThat(again).extracting((result) -> result.failure() != null)
			.isEqualTo(first.stream().map((result) -> result.failure() != null).toList());
		assertThat(store.stored(this.commands)).isEqualTo(before);
	}

	@Test
	void poisonAloneFails() {
		this.ledger.apply(List.of(this.commands.create()));
		List<Result> results = this.ledger.apply(List.of(this.commands.poison()));

		assertThat(statuses(results)).containsExactly("failed");
		assertThat(store.stored(this.commands).conversation().getLong("version")).isEqualTo(1);
	}

	@Test
	void nothingButPoisonFailsWhole() {
		List<ReceivedCommand> batch = List.of(this.commands.poison(), this.commands.poison(), this.commands.poison());

		assertThat(statuses(this.ledger.apply(List.of(this.commands.create())))).containsExactly("applied");
		assertThat(statuses(this.ledger.apply(batch))).containsExactly("failed", "failed", "failed");
	}

	@Test
	void poisonFirstAndLastLeavesTheMiddle() {
		List<Result> results = this.ledger.apply(
				List.of(this.commands.create(), this.commands.poison(), this.commands.hello(), this.commands.poison()));

		assertThat(statuses(results)).containsExactly("applied", "failed", "applied", "failed");
		assertThat(store.stored(this.commands).contents()).containsExactly("hello");
	}

	@Test
	void repetitionOfAFailedCommandIsToldSoAndIsNoSecondDeadLetter() {
		ReceivedCommand poison = keyed(this.commands.poison());
		this.ledger.apply(List.of(this.commands.create(), poison));
		Result again = this.ledger.apply(List.of(repeated(poison))).get(0);

		assertThat(again.outcome()).isEqualTo(Outcome.failed());
		assertThat(again.replayed()).isTrue();
		assertThat(again.failure()).isNull();
	}

	@Test
	void duplicatePoisonInOneBatchIsOneFailure() {
		ReceivedCommand poison = keyed(this.commands.poison());
		List<Result> results = this.ledger.apply(List.of(this.commands.create(), poison, repeated(poison)));

		assertThat(statuses(results)).containsExactly("applied", "failed", "failed");
		assertThat(results).extracting((result) -> result.failure() != null).containsExactly(false, true, false);
	}

	@Test
	void conversationThatCannotBeReadFailsItsOwnCommandsOnly() {
		Commands broken = new Commands();
		this.ledger.apply(List.of(this.commands.create(), broken.create()));
		store.database.getCollection(Store.CONVERSATIONS)
			.updateOne(Filters.eq("_id", broken.conversation), Updates.set("status", "upside-down"));
		List<ReceivedCommand> batch = List.of(this.commands.hello(), broken.hello(), this.commands.close());
		List<Result> results = store.ledger().apply(batch);

		assertThat(statuses(results)).containsExactly("applied", "failed", "applied");
		assertThat(results.get(1).failure()).contains("upside-down");
		assertThat(store.stored(broken).messages()).isEmpty();
		assertThat(store.stored(broken).entries()).extracting((entry) -> entry.get("status", String.class))
			.contains("failed");
	}

	@Test
	void conversationOfAWrongShapeFailsItsOwnCommandsOnly() {
		Commands broken = new Commands();
		this.ledger.apply(List.of(this.commands.create(), broken.create()));
		store.database.getCollection(Store.CONVERSATIONS)
			.updateOne(Filters.eq("_id", broken.conversation), Updates.set("version", new Document("is", "wrong")));
		List<Result> results = store.ledger()
			.apply(List.of(this.commands.hello(), broken.hello(), this.commands.close()));

		assertThat(statuses(results)).containsExactly("applied", "failed", "applied");
	}

	@Test
	void ledgerGoesOnAfterPoison() {
		this.ledger.apply(List.of(this.commands.create(), this.commands.poison()));
		List<Result> results = this.ledger.apply(List.of(this.commands.hello(), this.commands.close()));

		assertThat(statuses(results)).containsExactly("applied", "applied");
		assertThat(events(results)).extracting(RecordedEvent::version).containsExactly(2L, 3L);
	}

}
