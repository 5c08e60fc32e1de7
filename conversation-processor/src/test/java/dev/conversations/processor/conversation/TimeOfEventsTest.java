package dev.conversations.processor.conversation;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.conversations.processor.conversation.ConversationCommand.UpdateConversation;

import static dev.conversations.processor.conversation.Sender.CUSTOMER;
import static dev.conversations.processor.conversation.Story.START;
import static dev.conversations.processor.conversation.Story.added;
import static dev.conversations.processor.conversation.Story.close;
import static dev.conversations.processor.conversation.Story.closed;
import static dev.conversations.processor.conversation.Story.create;
import static dev.conversations.processor.conversation.Story.created;
import static dev.conversations.processor.conversation.Story.given;
import static dev.conversations.processor.conversation.Story.read;
import static dev.conversations.processor.conversation.Story.rename;
import static dev.conversations.processor.conversation.Story.send;
import static dev.conversations.processor.conversation.Story.wasRead;
import static org.assertj.core.api.Assertions.assertThat;

class TimeOfEventsTest {

	private static final Instant LATER = START.plusSeconds(3600);

	@Test
	void timeIsThatOfTheCommand() {
		Story.Ending ending = given(created()).at(LATER).when(send("hi", CUSTOMER));

		assertThat(ending.times()).containsExactly(LATER);
		assertThat(ending.state().lastActivityAt()).isEqualTo(LATER);
		assertThat(ending.state().createdAt()).isEqualTo(START);
	}

	@Test
	void allEventsOfACommandHaveOneTime() {
		assertThat(given().at(LATER).when(create(send("hi", CUSTOMER))).times()).containsExactly(LATER, LATER);
		assertThat(given(created(), closed()).at(LATER).when(send("hi", CUSTOMER)).times()).containsExactly(LATER,
				LATER);
		assertThat(given(created()).at(LATER)
			.when(new UpdateConversation(Status.CLOSED, "Grace", null, List.of()))
			.times()).containsExactly(LATER, LATER);
	}

	@Test
	void commandFromASlowClockTakesTheTimeOfTheLastActivity() {
		Story.Ending ending = given(created(), closed()).at(START.minusSeconds(60)).when(send("hi", CUSTOMER));

		assertThat(ending.times()).containsExactly(START.plus(Story.STEP), START.plus(Story.STEP));
		assertThat(ending.state().lastActivityAt()).isEqualTo(START.plus(Story.STEP));
	}

	@Test
	void commandOfTheSameInstantKeepsIt() {
		assertThat(given(created()).at(START).when(close()).times()).containsExactly(START);
	}

	@Test
	void everythingButAReadIsActivity() {
		assertThat(given(created()).at(LATER).when(rename("Grace")).state().lastActivityAt()).isEqualTo(LATER);
		assertThat(given(created()).at(LATER).when(close()).state().lastActivityAt()).isEqualTo(LATER);
	}

	@Test
	void readIsNoActivity() {
		Story.Ending ending = given(created(), added(1, "hi", CUSTOMER)).at(LATER).when(read());

		assertThat(ending.times()).containsExactly(LATER);
		assertThat(ending.state().lastActivityAt()).isEqualTo(START.plus(Story.STEP));
	}

	@Test
	void readBeforeTheLastActivityTakesItsTime() {
		assertThat(given(created(), added(1, "hi", CUSTOMER)).at(START).when(read()).times())
			.containsExactly(START.plus(Story.STEP));
	}

	@Test
	void readDoesNotHoldBackWhatComesAfter() {
		Instant beforeTheRead = START.plus(Story.STEP).plusSeconds(1);
		assertThat(given(created(), added(1, "hi", CUSTOMER), wasRead()).at(beforeTheRead).when(close()).times())
			.containsExactly(beforeTheRead);
	}

	@Test
	void noChangeIsNoActivity() {
		given(created(), closed()).at(LATER).when(close()).thenNothingChanges();
	}

}
