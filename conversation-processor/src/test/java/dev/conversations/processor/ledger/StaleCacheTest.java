package dev.conversations.processor.ledger;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import dev.conversations.processor.conversation.RecordedEvent;
import dev.conversations.processor.conversation.Sender;
import dev.conversations.processor.conversation.Status;
import dev.conversations.store.Store;

import static dev.conversations.processor.ledger.Commands.expecting;
import static dev.conversations.processor.ledger.LedgerStore.events;
import static dev.conversations.processor.ledger.LedgerStore.statuses;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a ledger remembers of a conversation is no longer true once another has changed
 * it.
 */
class StaleCacheTest {

	private static LedgerStore store;

	private final Commands commands = new Commands();

	private final Ledger stale = store.ledger();

	private final Ledger other = store.ledger();

	@BeforeAll
	static void open() {
		store = LedgerStore.open();
	}

	@AfterAll
	static void close() {
		store.close();
	}

	@BeforeEach
	void remember() {
		this.stale.apply(List.of(this.commands.create(), this.commands.hello()));
	}

	@Test
	void writeFollowsWhatTheOtherWrote() {
		this.other.apply(List.of(this.commands.send("from the other", Sender.CUSTOMER)));
		List<Result> results = this.stale.apply(List.of(this.commands.send("after", Sender.CUSTOMER)));

		assertThat(events(results)).extracting(RecordedEvent::version).containsExactly(4L);
		assertThat(store.stored(this.commands).contents()).containsExactly("hello", "from the other", "after");
		store.stored(this.commands).verify();
	}

	@Test
	void changeIsNotTakenForNoChange() {
		this.stale.apply(List.of(this.commands.close()));
		this.other.apply(List.of(this.commands.become(Status.OPEN)));
		List<Result> results = this.stale.apply(List.of(this.commands.close()));

		assertThat(events(results)).hasSize(1);
		assertThat(store.stored(this.commands).conversation()).containsEntry("status", "closed")
			.containsEntry("version", 5L);
	}

	@Test
	void noChangeIsNotTakenForAChange() {
		this.other.apply(List.of(this.commands.close()));
		List<Result> results = this.stale.apply(List.of(this.commands.close()));

		assertThat(events(results)).isEmpty();
		assertThat(results.get(0).outcome().version()).isEqualTo(3);
	}

	@Test
	void expectedVersionIsThatOfTheOther() {
		this.other.apply(List.of(this.commands.close()));
		List<Result> results = this.stale.apply(List.of(expecting(3, this.commands.hello())));

		assertThat(statuses(results)).containsExactly("applied");
	}

	@Test
	void versionOfTheOtherIsTold() {
		this.other.apply(List.of(this.commands.close()));
		List<Result> results = this.stale.apply(List.of(expecting(2, this.commands.hello())));

		assertThat(results.get(0).outcome()).isEqualTo(Outcome.rejected("version-mismatch", 3L));
	}

	@Test
	void refusalForTooManyTagsIsNotMadeFromMemory() {
		String[] fifty = IntStream.range(0, 50).mapToObj((n) -> "tag " + n).toArray(String[]::new);
		this.stale.apply(List.of(this.commands.tag(fifty)));
		this.other.apply(List.of(this.commands.untag("tag 7")));
		List<Result> results = this.stale.apply(List.of(this.commands.tag("one more")));

		assertThat(statuses(results)).containsExactly("applied");
	}

	@Test
	void staleConversationAmongOthersDelaysThemOnly() {
		Commands neighbour = new Commands();
		this.stale.apply(List.of(neighbour.create()));
		this.other.apply(List.of(this.commands.close()));
		List<Result> results = this.stale.apply(List.of(neighbour.hello(), this.commands.hello(), neighbour.close()));

		assertThat(statuses(results)).containsOnly("applied");
		assertThat(events(results)).extracting(RecordedEvent::version).containsExactly(2L, 4L, 5L, 3L);
	}

	/** A hundred conversations share a statement. */
	@ParameterizedTest
	@ValueSource(ints = { 0, 99, 100, 249 })
	void staleConversationIsNoticedInWhicheverStatementItIs(int number) {
		List<Commands> many = IntStream.range(0, 250).mapToObj((n) -> new Commands()).toList();
		this.stale.apply(many.stream().map(Commands::create).toList());
		this.other.apply(List.of(many.get(number).tag("theirs")));
		List<Result> results = this.stale
			.apply(many.stream().map((one) -> one.send("after", Sender.CUSTOMER)).toList());

		Long[] versions = IntStream.range(0, 250).mapToObj((n) -> (n == number) ? 3L : 2L).toArray(Long[]::new);
		assertThat(events(results)).extracting(RecordedEvent::version).containsExactly(versions);
		assertThat(store.stored(many.get(number)).conversation().getList("tags", String.class))
			.containsExactly("theirs");
		many.forEach((one) -> store.stored(one).verify());
	}

	@Test
	void forgottenPartitionIsReadAnew() {
		this.other.apply(List.of(this.commands.close()));
		this.stale.forget(0);
		List<Result> results = this.stale.apply(List.of(this.commands.hello()));

		assertThat(events(results)).extracting(RecordedEvent::version).containsExactly(4L, 5L);
	}

	/** Whoever produces commands to Kafka may choose others than the API does. */
	@ParameterizedTest
	@ValueSource(
			strings = { "", " ", "a.b", ".", "$a", "$$ROOT", "$sortKey", "$literal", "version", "0", "\u00e4\u20ac" })
	void conversationOfAnyIdIsChangedAndGuarded(String id) {
		Commands odd = new Commands(id);
		this.stale.apply(List.of(odd.create(), odd.hello()));
		this.stale.apply(List.of(odd.hello(), this.commands.hello()));
		this.other.apply(List.of(odd.tag("theirs")));
		List<Result> results = this.stale.apply(List.of(odd.hello()));

		assertThat(events(results)).extracting(RecordedEvent::version).containsExactly(5L);
		assertThat(store.stored(odd).conversation().getList("tags", String.class)).containsExactly("theirs");
		store.stored(odd).verify();
	}

	/** As an editor may leave them. */
	@Test
	void versionOfAnotherTypeIsTheSameVersion() {
		store.database.getCollection(Store.CONVERSATIONS)
			.updateOne(Filters.eq("_id", this.commands.conversation), Updates.set("version", 2.0));
		this.stale.apply(List.of(this.commands.become(Status.OPEN)));
		List<Result> results = this.stale.apply(List.of(this.commands.hello()));

		assertThat(events(results)).extracting(RecordedEvent::version).containsExactly(3L);
	}

}
