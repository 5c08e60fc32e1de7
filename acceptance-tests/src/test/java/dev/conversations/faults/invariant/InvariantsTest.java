package dev.conversations.faults.invariant;

import org.junit.jupiter.api.Test;

import dev.conversations.faults.instrument.Poison;
import dev.conversations.faults.instrument.PoisonWriter.Planted;
import dev.conversations.faults.load.Call;
import dev.conversations.faults.load.Operation;
import dev.conversations.faults.load.Told;
import dev.conversations.schema.command.MarkConversationRead;
import dev.conversations.store.Source;

import static org.assertj.core.api.Assertions.assertThat;

/** Each invariant finds the one forged trace. */
class InvariantsTest {

	private final Story story = new Story();

	@Test
	void trueStoryHolds() {
		assertThat(this.story.findings()).isEmpty();
	}

	@Test
	void okWithoutCommandIsFound() {
		this.story.calls.add(Story.call(5, Operation.CLOSE, new Told.Ok(200, Story.ID, 3L, false)));
		assertThat(this.story.findings()).containsExactly("I1");
	}

	@Test
	void pendingWithoutCommandIsFound() {
		this.story.calls.add(Story.call(5, Operation.CLOSE, new Told.Pending("cmd_5", Story.ID)));
		assertThat(this.story.findings()).containsExactly("I1");
	}

	@Test
	void commandWithoutOutcomeIsFound() {
		this.story.calls.add(Story.call(5, Operation.READ, new Told.Unknown("time-out")));
		this.story.commands.add(Story.command(5, new MarkConversationRead()));
		assertThat(this.story.findings()).containsExactly("I1");
	}

	@Test
	void unknownWithoutCommandIsFine() {
		this.story.calls.add(Story.call(5, Operation.READ, new Told.Unknown("time-out")));
		assertThat(this.story.findings()).isEmpty();
	}

	@Test
	void refusalWithEffectIsFound() {
		this.story.calls.set(2, Story.call(3, Operation.SEND, new Told.Refused(412, "version-mismatch")));
		assertThat(this.story.findings()).containsExactly("I1");
	}

	@Test
	void unfairRefusalIsFound() {
		this.story.calls.add(Story.call(5, Operation.SEND, new Told.Refused(401, "unauthorized")));
		assertThat(this.story.findings()).containsExactly("I1");
	}

	@Test
	void commandWithoutCallIsFound() {
		this.story.calls.remove(2);
		assertThat(this.story.findings()).isEmpty();
		this.story.commands.set(2, new CommandRecord(new Source(0, 3), null, this.story.commands.get(2).command()));
		assertThat(this.story.findings()).containsExactly("I2");
	}

	@Test
	void outcomeThatNamesAnotherPlaceIsFound() {
		this.story.commands.set(0, new CommandRecord(new Source(1, 1), 1L, this.story.commands.getFirst().command()));
		assertThat(this.story.findings()).containsExactly("I2");
	}

	@Test
	void eventThatIsTwiceInTheTopicIsFound() {
		this.story.events.add(this.story.events.getLast());
		assertThat(this.story.findings()).contains("I3", "I4");
	}

	@Test
	void secondMessageOfOneCommandIsFound() {
		this.story.messages.add(Story.message(3, 3));
		assertThat(this.story.findings()).contains("I3", "I4");
	}

	@Test
	void missingEventIsFound() {
		this.story.events.remove(1);
		assertThat(this.story.findings()).contains("I4");
	}

	@Test
	void swappedEventsAreFound() {
		this.story.events.add(1, this.story.events.remove(2));
		assertThat(this.story.findings()).contains("I4");
	}

	@Test
	void staleReadIsFound() {
		this.story.calls.set(3, Story.call(4, Operation.GET, new Told.Ok(200, Story.ID, 2L, false)));
		assertThat(this.story.findings()).containsExactly("I4");
	}

	@Test
	void conversationThatIsNotSeenIsFound() {
		this.story.calls.set(3, Story.call(4, Operation.GET, new Told.Refused(404, "conversation-not-found")));
		assertThat(this.story.findings()).containsExactly("I4");
	}

	@Test
	void writeThatOvertookAnEarlierOneIsFound() {
		Call second = this.story.calls.get(1);
		Call third = this.story.calls.get(2);
		this.story.calls.set(1, Story.at(second, third.start()));
		this.story.calls.set(2, Story.at(third, second.start()));
		assertThat(this.story.findings()).containsExactly("I4");
	}

	@Test
	void wrongProjectionIsFound() {
		this.story.document = Story.document("sub_1", 1);
		assertThat(this.story.findings()).containsExactly("I5");
	}

	@Test
	void documentOfAnotherSubAccountIsFound() {
		this.story.document = Story.document("sub_2", 2);
		assertThat(this.story.findings()).contains("I6");
	}

	@Test
	void strangerThatSeesAConversationIsFound() {
		this.story.calls.add(Story.call(5, Operation.FOREIGN_GET, new Told.Ok(200, Story.ID, 3L, false)));
		assertThat(this.story.findings()).containsExactly("I6");
	}

	@Test
	void commandThatWaitsIsFound() {
		this.story.lag = 1;
		assertThat(this.story.findings()).containsExactly("I7");
	}

	@Test
	void deadLettersAreExactlyThePlantedOnes() {
		this.story.planted.add(new Planted(Poison.RANDOM_BYTES, 0, 9, new byte[] { 7 }));
		assertThat(this.story.findings()).containsExactly("I8");
		this.story.deadLetters.add(new DeadLetterRecord(new Source(0, 9), new byte[] { 7 }));
		assertThat(this.story.findings()).isEmpty();
		this.story.deadLetters.add(new DeadLetterRecord(new Source(0, 9), new byte[] { 7 }));
		assertThat(this.story.findings()).containsExactly("I8");
	}

	@Test
	void changedDeadLetterIsFound() {
		this.story.planted.add(new Planted(Poison.NO_VALUE, 0, 9, null));
		this.story.deadLetters.add(new DeadLetterRecord(new Source(0, 9), new byte[0]));
		assertThat(this.story.findings()).containsExactly("I8");
	}

}
