package dev.conversations.processor.ledger;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import dev.conversations.processor.conversation.RecordedEvent;
import dev.conversations.processor.conversation.Sender;
import dev.conversations.processor.conversation.Status;
import dev.conversations.processor.ledger.LedgerStore.Stored;
import dev.conversations.store.Source;

import static dev.conversations.processor.ledger.Commands.expecting;
import static dev.conversations.processor.ledger.Commands.keyed;
import static dev.conversations.processor.ledger.LedgerStore.bytes;
import static dev.conversations.processor.ledger.LedgerStore.events;
import static dev.conversations.processor.ledger.LedgerStore.statuses;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A record that is read again, from the same place, has the same events and no effect.
 */
class RedeliveryTest {

	private static LedgerStore store;

	private final Commands commands = new Commands();

	@BeforeAll
	static void open() {
		store = LedgerStore.open();
	}

	@AfterAll
	static void close() {
		store.close();
	}

	static Stream<Arguments> everyKind() {
		return Stream
			.of(kind("create", Commands::create), kind("create with message", (on) -> on.create("hi")),
					kind("send as customer", Commands::hello),
					kind("send as assistant", (on) -> on.send("hi", Sender.ASSISTANT)),
					kind("send to closed", Commands::hello, Commands::close),
					kind("update with two events", (on) -> on.update(Status.RESOLVED, "Grace", "Done", "b", "c")),
					kind("update of nothing", (on) -> on.tag("a")), kind("close", Commands::close),
					kind("close of closed", Commands::close, Commands::close), kind("read", Commands::read),
					kind("remove tag", (on) -> on.untag("a")), kind("remove other tag", (on) -> on.untag("z")),
					kind("refused by version", (on) -> expecting(1, on.close())),
					kind("refused send by version", (on) -> expecting(1, on.hello())),
					kind("accepted by version", (on) -> expecting(3, on.close())),
					kind("accepted send by version", (on) -> expecting(3, on.hello())))
			.flatMap((kind) -> Stream.of(Arguments.of(kind, false), Arguments.of(kind, true)));
	}

	@SafeVarargs
	private static Named<Kind> kind(String name, Function<Commands, ReceivedCommand> command,
			Function<Commands, ReceivedCommand>... before) {
		return Named.of(name, new Kind(command, List.of(before)));
	}

	@ParameterizedTest(name = "{0}, keyed: {1}")
	@MethodSource("everyKind")
	void everyCommandHasItsEventsAgainAndNoSecondEffect(Kind kind, boolean keyed) {
		Ledger ledger = store.ledger();
		ReceivedCommand command = kind.prepare(this.commands, ledger, keyed);
		List<Result> first = ledger.apply(List.of(command));
		assertSameAgain(List.of(command), first, ledger);
		assertSameAgain(List.of(command), first, store.ledger());

		Ledger other = store.ledger();
		other.apply(List.of(this.commands.become(Status.OPEN), this.commands.send("later", Sender.ASSISTANT),
				this.commands.close()));
		assertSameAgain(List.of(command), first, ledger);
		assertSameAgain(List.of(command), first, store.ledger());
	}

	@Test
	void keyedMessageIsKnownByItsDocumentWhenTheLedgerHasForgottenIt() {
		Ledger ledger = store.ledger();
		ledger.apply(List.of(this.commands.create()));
		ReceivedCommand command = keyed(this.commands.hello());
		List<Result> first = ledger.apply(List.of(command));
		store.forget(command);

		assertSameAgain(List.of(command), first, ledger);
		assertSameAgain(List.of(command), first, store.ledger());
		List<Result> doubled = store.ledger().apply(List.of(Commands.doubled(command)));
		assertThat(statuses(doubled)).containsExactly("applied");
		assertThat(doubled).extracting(Result::outcome).isEqualTo(first.stream().map(Result::outcome).toList());
		assertThat(doubled).allMatch(Result::replayed);
		assertThat(store.stored(this.commands).messages()).hasSize(1);
	}

	@Test
	void refusalForWantOfAConversationStandsAfterItsCreation() {
		Ledger ledger = store.ledger();
		List<ReceivedCommand> early = List.of(this.commands.hello(), keyed(this.commands.close()));
		List<Result> first = ledger.apply(early);
		assertThat(statuses(first)).containsExactly("rejected", "rejected");
		ledger.apply(List.of(this.commands.create()));

		assertSameAgain(early, first, ledger);
		assertSameAgain(early, first, store.ledger());
	}

	@Test
	void batchIsNotDecidedAgainWhereItWouldEndOtherwise() {
		List<ReceivedCommand> batch = List.of(this.commands.create("hi"), expecting(2, this.commands.hello()),
				this.commands.close(), this.commands.hello(), expecting(6, keyed(this.commands.hello())),
				this.commands.close(), this.commands.read(), this.commands.untag("none"));
		List<Result> first = store.ledger().apply(batch);
		assertThat(statuses(first)).containsOnly("applied");
		assertThat(events(first)).extracting(RecordedEvent::version)
			.containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L);

		assertSameAgain(batch, first, store.ledger());
	}

	@Test
	void batchMayBeCutAnewAndHaveNewCommandsAtItsEnd() {
		List<ReceivedCommand> batch = List.of(this.commands.create(), this.commands.hello(), this.commands.close());
		Ledger ledger = store.ledger();
		List<Result> first = ledger.apply(batch);
		ReceivedCommand fresh = this.commands.hello();
		List<Result> second = ledger.apply(List.of(batch.get(1), batch.get(2), fresh));

		assertThat(bytes(second).subList(0, 2)).isEqualTo(bytes(first).subList(1, 3));
		assertThat(events(second)).extracting(RecordedEvent::version).containsExactly(2L, 3L, 4L, 5L);
		assertThat(store.stored(this.commands).messages()).hasSize(2);
		store.stored(this.commands).verify();
	}

	@Test
	void commandsThatMoveToAnotherPartitionAreApplied() {
		Ledger ledger = store.ledger();
		ledger.apply(List.of(this.commands.create(), this.commands.hello()));
		List<ReceivedCommand> moved = List.of(Commands.at(new Source(7, 0), this.commands.hello()),
				Commands.at(new Source(7, 1), this.commands.close()));
		List<Result> results = ledger.apply(moved);

		assertThat(events(results)).extracting(RecordedEvent::version).containsExactly(3L, 4L);
		assertSameAgain(moved, results, store.ledger());
	}

	private void assertSameAgain(List<ReceivedCommand> batch, List<Result> first, Ledger ledger) {
		Stored before = store.stored(this.commands);
		List<Result> again = ledger.apply(batch);

		assertThat(bytes(again)).isEqualTo(bytes(first));
		assertThat(events(again)).isEqualTo(events(first));
		assertThat(again).extracting(Result::outcome).isEqualTo(first.stream().map(Result::outcome).toList());
		assertThat(again).noneMatch(Result::replayed);
		assertThat(store.stored(this.commands)).isEqualTo(before);
	}

	/** A command, and what comes before it. */
	record Kind(Function<Commands, ReceivedCommand> command, List<Function<Commands, ReceivedCommand>> before) {

		/** An open conversation with a tag and an unread message, unless it creates. */
		ReceivedCommand prepare(Commands on, Ledger ledger, boolean keyed) {
			if (!this.command.apply(on).creates()) {
				ledger.apply(List.of(on.create(), on.hello(), on.tag("a")));
			}
			this.before.forEach((earlier) -> ledger.apply(List.of(earlier.apply(on))));
			ReceivedCommand prepared = this.command.apply(on);
			return keyed ? keyed(prepared) : prepared;
		}

	}

}
