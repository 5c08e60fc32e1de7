package dev.conversations.processor.conversation;

import org.junit.jupiter.api.Test;

import static dev.conversations.processor.conversation.Story.become;
import static dev.conversations.processor.conversation.Story.close;
import static dev.conversations.processor.conversation.Story.closed;
import static dev.conversations.processor.conversation.Story.created;
import static dev.conversations.processor.conversation.Story.given;
import static dev.conversations.processor.conversation.Story.reopened;
import static dev.conversations.processor.conversation.Story.resolved;
import static org.assertj.core.api.Assertions.assertThat;

class ClosingConversationTest {

	@Test
	void openConversationCloses() {
		assertThat(given(created()).when(close()).then(closed()).state().status()).isEqualTo(Status.CLOSED);
	}

	@Test
	void closedConversationStaysAsItIs() {
		given(created(), closed()).when(close()).thenNothingChanges();
	}

	@Test
	void resolvedConversationCloses() {
		assertThat(given(created(), resolved()).when(close()).then(closed()).state().status()).isEqualTo(Status.CLOSED);
	}

	@Test
	void statusOfUpdateIsTakenOn() {
		given(created()).when(become(Status.CLOSED)).then(closed());
		given(created()).when(become(Status.RESOLVED)).then(resolved());
		given(created(), closed()).when(become(Status.RESOLVED)).then(resolved());
		given(created(), resolved()).when(become(Status.CLOSED)).then(closed());
		given(created(), closed()).when(become(Status.OPEN)).then(reopened());
		given(created(), resolved()).when(become(Status.OPEN)).then(reopened());
	}

	@Test
	void statusThatItHasChangesNothing() {
		given(created()).when(become(Status.OPEN)).thenNothingChanges();
		given(created(), closed()).when(become(Status.CLOSED)).thenNothingChanges();
		given(created(), resolved()).when(become(Status.RESOLVED)).thenNothingChanges();
	}

	@Test
	void reopenedConversationClosesAgain() {
		assertThat(given(created(), closed(), reopened()).when(close()).then(closed()).state().version()).isEqualTo(4);
	}

}
