package dev.conversations.processor.ledger;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.mongodb.MongoException;
import com.mongodb.client.ClientSession;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import dev.conversations.local.RealParts;
import dev.conversations.processor.FaultyLink;
import dev.conversations.processor.conversation.RecordedEvent;
import dev.conversations.store.Store;

import static dev.conversations.processor.ledger.Commands.keyed;
import static dev.conversations.processor.ledger.LedgerStore.events;
import static dev.conversations.processor.ledger.LedgerStore.statuses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A batch takes effect once, whatever happens between the ledger and MongoDB. */
class MongodbFaultTest {

	private final FaultyLink link = FaultyLink.toMongodb(RealParts.shared().mongodbUri());

	private final LedgerStore store = LedgerStore.open(this.link.mongodbUri("ledger_tests"));

	private final Ledger ledger = this.store.ledger();

	private final Commands commands = new Commands();

	@BeforeEach
	void create() {
		this.ledger.apply(List.of(this.commands.create()));
	}

	@AfterEach
	void close() {
		this.store.close();
		this.link.close();
	}

	@ParameterizedTest
	@CsvSource({ "bulkWrite, 1", "bulkWrite, 2", "commitTransaction, 1", "commitTransaction, 2",
			"commitTransaction, 3" })
	void lostAnswerIsNoSecondEffect(String command, int times) {
		this.link.loseAnswersTo(command, times);
		List<Result> results = applyBatch();

		assertThat(this.link.answersLost()).isEqualTo(times);
		assertApplied(results);
	}

	@Test
	void anotherWriterInTheMiddleOfATransactionIsWaitedFor() {
		try (ClientSession session = this.store.client.startSession()) {
			session.startTransaction();
			this.store.database.getCollection(Store.CONVERSATIONS)
				.updateOne(session, Filters.eq("_id", this.commands.conversation), Updates.set("subject", "stolen"));
			CompletableFuture<List<Result>> results = CompletableFuture.supplyAsync(this::applyBatch);
			await().atMost(Duration.ofSeconds(30)).until(() -> writeConflicts() > 0);
			session.abortTransaction();

			assertApplied(results.join());
		}
	}

	/** Its locks stay until MongoDB ends the transaction by its own clock. */
	@Test
	void transactionOfADeadProcessorHoldsUpTheNextForAWhileOnly() {
		ClientSession session = this.store.client.startSession();
		session.startTransaction();
		this.store.database.getCollection(Store.CONVERSATIONS)
			.updateOne(session, Filters.eq("_id", this.commands.conversation), Updates.set("subject", "half done"));
		this.link.cut();
		session.close();
		this.link.mend();
		List<ReceivedCommand> batch = batch();

		assertApplied(await().atMost(Duration.ofSeconds(90))
			.ignoreExceptionsInstanceOf(MongoException.class)
			.until(() -> this.ledger.apply(batch), Objects::nonNull));
	}

	private long writeConflicts() {
		Document status = this.store.database.runCommand(new Document("serverStatus", 1));
		return status.getEmbedded(List.of("metrics", "operation"), Document.class)
			.get("writeConflicts", Number.class)
			.longValue() - this.conflictsBefore;
	}

	private long conflictsBefore;

	@BeforeEach
	void countConflicts() {
		this.conflictsBefore = writeConflicts();
	}

	@Test
	void primaryThatStepsDownIsWaitedFor() {
		this.store.client.getDatabase("admin")
			.runCommand(
					new Document("replSetStepDown", 1).append("secondaryCatchUpPeriodSecs", 0).append("force", true));

		assertApplied(applyBatch());
	}

	private List<ReceivedCommand> batch() {
		return List.of(this.commands.hello(), keyed(this.commands.close()), this.commands.hello(),
				this.commands.read());
	}

	private List<Result> applyBatch() {
		return this.ledger.apply(batch());
	}

	private void assertApplied(List<Result> results) {
		assertThat(statuses(results)).containsOnly("applied");
		assertThat(events(results)).extracting(RecordedEvent::version).containsExactly(2L, 3L, 4L, 5L, 6L);
		LedgerStore.Stored stored = this.store.stored(this.commands);
		assertThat(stored.conversation()).containsEntry("version", 6L).containsEntry("subject", "Order 7");
		assertThat(stored.messages()).hasSize(2);
		stored.verify();
	}

}
