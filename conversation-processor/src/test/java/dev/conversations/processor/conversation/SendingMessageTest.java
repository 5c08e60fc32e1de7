package dev.conversations.processor.conversation;

import org.junit.jupiter.api.Test;

import static dev.conversations.processor.conversation.Sender.ASSISTANT;
import static dev.conversations.processor.conversation.Sender.CUSTOMER;
import static dev.conversations.processor.conversation.Story.added;
import static dev.conversations.processor.conversation.Story.closed;
import static dev.conversations.processor.conversation.Story.created;
import static dev.conversations.processor.conversation.Story.given;
import static dev.conversations.processor.conversation.Story.reopened;
import static dev.conversations.processor.conversation.Story.resolved;
import static dev.conversations.processor.conversation.Story.send;
import static org.assertj.core.api.Assertions.assertThat;

class SendingMessageTest {

	@Test
	void messageIsAdded() {
		Conversation conversation = given(created()).when(send("hi", CUSTOMER)).then(added(1, "hi", CUSTOMER)).state();

		assertThat(conversation.messages().last()).isEqualTo("hi");
		assertThat(conversation.messages().count()).isEqualTo(1);
	}

	@Test
	void indexCountsMessagesAndNotEvents() {
		given(created(), added(1, "a", CUSTOMER), closed(), reopened()).when(send("b", ASSISTANT))
			.then(added(2, "b", ASSISTANT));
	}

	@Test
	void customerMessageReopensClosedConversation() {
		Conversation conversation = given(created(), closed()).when(send("hi", CUSTOMER))
			.then(reopened(), added(1, "hi", CUSTOMER))
			.state();

		assertThat(conversation.status()).isEqualTo(Status.OPEN);
		assertThat(conversation.version()).isEqualTo(4);
	}

	@Test
	void customerMessageReopensResolvedConversation() {
		given(created(), resolved()).when(send("hi", CUSTOMER)).then(reopened(), added(1, "hi", CUSTOMER));
	}

	@Test
	void assistantMessageLeavesClosedConversationClosed() {
		Conversation conversation = given(created(), closed()).when(send("bye", ASSISTANT))
			.then(added(1, "bye", ASSISTANT))
			.state();

		assertThat(conversation.status()).isEqualTo(Status.CLOSED);
	}

	@Test
	void assistantMessageLeavesResolvedConversationResolved() {
		Conversation conversation = given(created(), resolved()).when(send("bye", ASSISTANT))
			.then(added(1, "bye", ASSISTANT))
			.state();

		assertThat(conversation.status()).isEqualTo(Status.RESOLVED);
	}

	@Test
	void sameTextTwiceIsTwoMessages() {
		given(created(), added(1, "hi", CUSTOMER)).when(send("hi", CUSTOMER)).then(added(2, "hi", CUSTOMER));
	}

	@Test
	void messageToNobodyIsRefused() {
		given().when(send("hi", CUSTOMER)).thenRejected(Rejection.CONVERSATION_NOT_FOUND, null);
	}

}
