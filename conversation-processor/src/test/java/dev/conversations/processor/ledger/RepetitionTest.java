package dev.conversations.processor.ledger;

import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.conversations.processor.ledger.LedgerStore.Stored;
import dev.conversations.store.ConversationDocument;

import static dev.conversations.processor.ledger.Commands.doubled;
import static dev.conversations.processor.ledger.Commands.expecting;
import static dev.conversations.processor.ledger.Commands.keyed;
import static dev.conversations.processor.ledger.Commands.repeated;
import static dev.conversations.processor.ledger.LedgerStore.bytes;
import static dev.conversations.processor.ledger.LedgerStore.events;
import static dev.conversations.processor.ledger.LedgerStore.statuses;
import static org.assertj.core.api.Assertions.assertThat;

/** A request that a client repeats, at another place, has the first outcome. */
class RepetitionTest {

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

	@ParameterizedTest
	@MethodSource("dev.conversations.processor.ledger.RedeliveryTest#everyKind")
	void everyCommandHasItsFirstOutcome(RedeliveryTest.Kind kind, boolean keyed) {
		ReceivedCommand command = kind.prepare(this.commands, this.ledger, keyed);
		Result first = this.ledger.apply(List.of(command)).get(0);
		ReceivedCommand again = keyed ? repeated(command) : doubled(command);

		assertReplayed(first, again, this.ledger);
		assertReplayed(first, doubled(again), store.ledger());
	}

	private void assertReplayed(Result first, ReceivedCommand again, Ledger by) {
		Stored before = store.stored(this.commands);
		Result second = by.apply(List.of(again)).get(0);

		assertThat(second.outcome()).isEqualTo(first.outcome());
		assertThat(second.replayed()).isTrue();
		assertThat(second.events()).isEmpty();
		assertThat(store.stored(this.commands)).isEqualTo(before);
	}

	@Test
	void repetitionInTheSameBatchHasTheFirstOutcome() {
		ReceivedCommand create = keyed(this.commands.create("hi"));
		ReceivedCommand send = keyed(this.commands.hello());
		List<ReceivedCommand> batch = List.of(create, repeated(create), send, repeated(send), this.commands.close(),
				repeated(send));
		List<Result> results = this.ledger.apply(batch);

		assertThat(statuses(results)).containsOnly("applied");
		assertThat(results).extracting(Result::replayed).containsExactly(false, true, false, true, false, true);
		assertThat(results.get(1).outcome()).isEqualTo(results.get(0).outcome());
		assertThat(results.get(5).outcome()).isEqualTo(results.get(2).outcome());
		assertThat(events(results)).hasSize(4);
		assertThat(store.stored(this.commands).contents()).containsExactly("hi", "hello");
	}

	@Test
	void redeliveredRepetitionsStayRepetitions() {
		ReceivedCommand create = this.commands.create();
		ReceivedCommand send = keyed(this.commands.hello());
		List<ReceivedCommand> batch = List.of(create, send, repeated(send), keyed(repeated(send), "other"));
		List<Result> first = this.ledger.apply(batch);
		List<Result> again = store.ledger().apply(batch);

		assertThat(statuses(first)).containsExactly("applied", "applied", "applied", "rejected");
		assertThat(again).extracting(Result::outcome).isEqualTo(first.stream().map(Result::outcome).toList());
		assertThat(again).extracting(Result::replayed).containsExactly(false, false, true, false);
		assertThat(bytes(again)).isEqualTo(bytes(first));
	}

	@Test
	void createdConversationIsTheFirst() {
		ReceivedCommand create = keyed(this.commands.create());
		this.ledger.apply(List.of(create));
		ReceivedCommand second = repeated(create);
		ConversationDocument answered = this.ledger.apply(List.of(second)).get(0).outcome().conversation();

		assertThat(answered).extracting(ConversationDocument::id).isEqualTo(this.commands.conversation);
		assertThat(store.database.getCollection("conversations")
			.countDocuments(new org.bson.Document("_id", second.command().conversationId()))).isZero();
	}

	@Test
	void sameKeyWithOtherContentIsRefusedAndTheFirstStands() {
		ReceivedCommand send = keyed(this.commands.hello());
		this.ledger.apply(List.of(this.commands.create(), send));
		Stored before = store.stored(this.commands);
		for (Ledger by : List.of(this.ledger, store.ledger())) {
			Result other = by.apply(List.of(keyed(repeated(send), "other"))).get(0);

			assertThat(other.outcome()).isEqualTo(Outcome.rejected("idempotency-key-reused", null));
			assertThat(other.replayed()).isFalse();
			assertThat(other.events()).isEmpty();
		}
		assertThat(store.stored(this.commands)).isEqualTo(before);
		assertThat(this.ledger.apply(List.of(repeated(send))).get(0).replayed()).isTrue();
	}

	@Test
	void sameKeyWithOtherContentInTheSameBatchIsRefused() {
		ReceivedCommand send = keyed(this.commands.hello());
		List<Result> results = this.ledger
			.apply(List.of(this.commands.create(), send, keyed(repeated(send), "other"), repeated(send)));

		assertThat(statuses(results)).containsExactly("applied", "applied", "rejected", "applied");
		assertThat(store.stored(this.commands).messages()).hasSize(1);
	}

	@Test
	void refusalIsRepeatedThoughItWouldNowBeAccepted() {
		ReceivedCommand early = keyed(this.commands.close());
		this.ledger.apply(List.of(early, this.commands.create()));
		Result again = this.ledger.apply(List.of(repeated(early))).get(0);

		assertThat(again.outcome().rejection()).isEqualTo("conversation-not-found");
		assertThat(again.replayed()).isTrue();
	}

	@Test
	void acceptanceIsRepeatedThoughItWouldNowBeRefused() {
		ReceivedCommand create = this.commands.create();
		ReceivedCommand send = expecting(1, keyed(this.commands.hello()));
		this.ledger.apply(List.of(create, send));
		Result again = this.ledger.apply(List.of(repeated(send))).get(0);

		assertThat(again.outcome().version()).isEqualTo(2);
		assertThat(again.replayed()).isTrue();
	}

}
