package dev.conversations.processor.ledger;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.mongodb.client.model.Filters;
import dev.conversations.processor.conversation.RecordedEvent;
import dev.conversations.processor.conversation.Sender;
import dev.conversations.processor.conversation.Status;
import dev.conversations.store.Store;

import static dev.conversations.processor.ledger.Commands.expecting;
import static dev.conversations.processor.ledger.Commands.keyed;
import static dev.conversations.processor.ledger.LedgerStore.bytes;
import static dev.conversations.processor.ledger.LedgerStore.events;
import static dev.conversations.processor.ledger.LedgerStore.statuses;
import static org.assertj.core.api.Assertions.assertThat;

/** Another writer comes between what a ledger has read and what it is about to write. */
class SnapshotTest {

	private final Meanwhile meanwhile = new Meanwhile();

	private final LedgerStore watched = LedgerStore.open(this.meanwhile);

	private final LedgerStore store = LedgerStore.open();

	private final Ledger ledger = this.watched.ledger();

	private final Ledger other = this.store.ledger();

	private final Commands commands = new Commands();

	@BeforeEach
	void create() {
		this.other.apply(List.of(this.commands.create(), this.commands.hello()));
		this.meanwhile.listen();
	}

	@AfterEach
	void close() {
		this.watched.close();
		this.store.close();
	}

	@Test
	void changeOfALoadedConversationFollowsThatOfTheOther() {
		this.meanwhile.beforeWrite(() -> this.other.apply(List.of(this.commands.tag("theirs"))));
		List<Result> results = this.ledger.apply(List.of(this.commands.tag("ours")));

		assertThat(events(results)).extracting(RecordedEvent::version).containsExactly(4L);
		assertThat(results.get(0).outcome().conversation().tags()).containsExactlyInAnyOrder("theirs", "ours");
		assertThat(stored().conversation().getList("tags", String.class)).containsExactlyInAnyOrder("theirs", "ours");
		assertThat(this.meanwhile.sent()).containsExactly("find", "bulkWrite", "abortTransaction", "find", "bulkWrite",
				"commitTransaction");
	}

	@Test
	void messageToALoadedConversationFollowsThatOfTheOther() {
		this.meanwhile
			.beforeWrite(() -> this.other.apply(List.of(this.commands.send("from the other", Sender.CUSTOMER))));
		this.ledger.apply(List.of(this.commands.send("after", Sender.CUSTOMER)));

		assertThat(stored().contents()).containsExactly("hello", "from the other", "after");
		stored().verify();
	}

	@Test
	void decisionIsMadeOnTheStateThatTheOtherLeft() {
		this.meanwhile.beforeWrite(() -> this.other.apply(List.of(this.commands.close())));
		List<Result> results = this.ledger.apply(List.of(this.commands.hello(), this.commands.close()));

		assertThat(events(results)).extracting(RecordedEvent::version).containsExactly(4L, 5L, 6L);
		assertThat(stored().conversation()).containsEntry("status", "closed");
	}

	@Test
	void ledgerRemembersWhatItDecidedLast() {
		this.meanwhile.beforeWrite(() -> this.other.apply(List.of(this.commands.tag("theirs"))));
		this.ledger.apply(List.of(this.commands.hello()));
		this.meanwhile.listen();
		List<Result> results = this.ledger.apply(List.of(this.commands.tag("ours")));

		assertThat(results.get(0).outcome().conversation().tags()).containsExactlyInAnyOrder("theirs", "ours");
		assertThat(this.meanwhile.sent()).containsExactly("bulkWrite", "commitTransaction");
	}

	@Test
	void sameRecordThatTheOtherAppliesTakesEffectOnce() {
		List<ReceivedCommand> batch = List.of(this.commands.hello(), keyed(this.commands.close()));
		this.meanwhile.beforeWrite(() -> this.other.apply(batch));
		List<Result> results = this.ledger.apply(batch);

		assertThat(results).extracting(Result::redelivered).containsOnly(true);
		assertThat(bytes(results)).isEqualTo(bytes(this.store.ledger().apply(batch)));
		assertThat(stored().conversation()).containsEntry("version", 4L);
		stored().verify();
	}

	@Test
	void conversationThatIsDeletedStaysDeleted() {
		this.meanwhile.beforeWrite(this::delete);
		List<Result> results = this.ledger.apply(List.of(this.commands.hello()));

		assertThat(results.get(0).outcome()).isEqualTo(Outcome.rejected("conversation-not-found", null));
		assertThat(stored().conversations()).isEmpty();
		assertThat(stored().contents()).containsExactly("hello");
	}

	@Test
	void rememberedConversationThatIsDeletedStaysDeleted() {
		this.ledger.apply(List.of(this.commands.hello()));
		this.meanwhile.beforeWrite(this::delete);

		assertThat(statuses(this.ledger.apply(List.of(this.commands.hello())))).containsExactly("rejected");
		assertThat(stored().conversations()).isEmpty();
	}

	private void delete() {
		this.store.database.getCollection(Store.CONVERSATIONS).deleteOne(Filters.eq("_id", this.commands.conversation));
	}

	@Test
	void changeOfARememberedConversationFollowsThatOfTheOther() {
		this.ledger.apply(List.of(this.commands.tag("first")));
		this.meanwhile.beforeWrite(() -> this.other.apply(List.of(this.commands.tag("theirs"))));
		List<Result> results = this.ledger.apply(List.of(this.commands.tag("ours")));

		assertThat(results.get(0).outcome().conversation().tags()).containsExactlyInAnyOrder("first", "theirs", "ours");
		assertThat(stored().conversation()).containsEntry("version", 5L);
	}

	@Test
	void onlyWhatIsNotRememberedIsRead() {
		Commands unknown = new Commands();
		this.ledger.apply(List.of(this.commands.tag("first")));
		this.other.apply(List.of(unknown.create()));
		this.meanwhile.listen();
		List<Result> results = this.ledger.apply(List.of(unknown.tag("ours"), this.commands.tag("ours")));

		assertThat(events(results)).extracting(RecordedEvent::version).containsExactly(2L, 4L);
		assertThat(results.get(1).outcome().conversation().tags()).containsExactlyInAnyOrder("first", "ours");
		assertThat(this.meanwhile.sent()).containsExactly("find", "bulkWrite", "commitTransaction");
	}

	@Test
	void rememberedConversationIsGuardedBesideOneThatIsRead() {
		Commands unknown = new Commands();
		this.ledger.apply(List.of(this.commands.tag("first")));
		this.other.apply(List.of(unknown.create(), this.commands.tag("theirs")));
		List<Result> results = this.ledger.apply(List.of(unknown.tag("ours"), this.commands.tag("ours")));

		assertThat(events(results)).extracting(RecordedEvent::version).containsExactly(2L, 5L);
		assertThat(results.get(1).outcome().conversation().tags()).containsExactlyInAnyOrder("first", "theirs", "ours");
		assertThat(this.store.stored(unknown).conversation()).containsEntry("version", 2L);
	}

	@Test
	void staleConversationOfTheLastStatementKeepsAllFromBeingStored() {
		List<Commands> many = Stream.generate(Commands::new).limit(10).toList();
		this.ledger.apply(many.stream().map(Commands::create).toList());
		this.other.apply(List.of(many.get(9).tag("theirs")));
		List<Result> results = this.ledger
			.apply(many.stream().map((each) -> each.send("x".repeat(2 << 20), Sender.CUSTOMER)).toList());

		assertThat(events(results)).extracting(RecordedEvent::version)
			.containsExactly(2L, 2L, 2L, 2L, 2L, 2L, 2L, 2L, 2L, 3L);
		assertThat(this.store.stored(many.get(9)).conversation().getList("tags", String.class))
			.containsExactly("theirs");
		assertThat(many).allSatisfy((each) -> this.store.stored(each).verify());
	}

	@Test
	void rememberedConversationThatIsOnlyConsultedIsGuarded() {
		this.ledger.apply(List.of(this.commands.close()));
		this.meanwhile.beforeWrite(() -> this.other.apply(List.of(this.commands.become(Status.OPEN))));
		List<Result> results = this.ledger.apply(List.of(this.commands.close()));

		assertThat(events(results)).extracting(RecordedEvent::version).containsExactly(5L);
		assertThat(stored().conversation()).containsEntry("status", "closed");
	}

	@Test
	void refusalAndItsOutcomeAreOfOneSnapshot() {
		List<ReceivedCommand> batch = List.of(expecting(1, this.commands.hello()), this.commands.hello());
		this.meanwhile.beforeWrite(() -> this.other.apply(List.of(this.commands.close())));
		List<Result> results = this.ledger.apply(batch);

		assertThat(results.get(0).outcome()).isEqualTo(Outcome.rejected("version-mismatch", 3L));
		assertThat(events(results)).extracting(RecordedEvent::version).containsExactly(4L, 5L);
	}

	@Test
	void rememberedConversationIsNotRead() {
		this.ledger.apply(List.of(this.commands.hello()));
		this.meanwhile.listen();
		this.ledger.apply(List.of(this.commands.hello()));

		assertThat(this.meanwhile.sent()).containsExactly("bulkWrite", "commitTransaction");
	}

	/** Only a commit proves that a majority has what the transaction has read. */
	@Test
	void outcomeOfARepeatedRecordIsProvedByACommit() {
		List<ReceivedCommand> batch = List.of(this.commands.hello(), this.commands.close());
		this.other.apply(batch);
		this.meanwhile.listen();
		this.ledger.apply(batch);

		assertThat(this.meanwhile.sent()).endsWith("find", "find", "find", "commitTransaction");
	}

	private LedgerStore.Stored stored() {
		return this.store.stored(this.commands);
	}

}
