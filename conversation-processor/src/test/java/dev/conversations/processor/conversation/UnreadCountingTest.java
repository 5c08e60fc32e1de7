package dev.conversations.processor.conversation;

import org.junit.jupiter.api.Test;

import static dev.conversations.processor.conversation.Sender.ASSISTANT;
import static dev.conversations.processor.conversation.Sender.CUSTOMER;
import static dev.conversations.processor.conversation.Story.added;
import static dev.conversations.processor.conversation.Story.become;
import static dev.conversations.processor.conversation.Story.close;
import static dev.conversations.processor.conversation.Story.closed;
import static dev.conversations.processor.conversation.Story.created;
import static dev.conversations.processor.conversation.Story.given;
import static dev.conversations.processor.conversation.Story.read;
import static dev.conversations.processor.conversation.Story.reopened;
import static dev.conversations.processor.conversation.Story.resolved;
import static dev.conversations.processor.conversation.Story.send;
import static dev.conversations.processor.conversation.Story.wasRead;
import static org.assertj.core.api.Assertions.assertThat;

class UnreadCountingTest {

	@Test
	void everyCustomerMessageCounts() {
		Conversation conversation = given(created(), added(1, "a", CUSTOMER), added(2, "b", CUSTOMER))
			.when(send("c", CUSTOMER))
			.then(added(3, "c", CUSTOMER))
			.state();

		assertThat(conversation.messages()).isEqualTo(new Messages(3, 3, "c"));
	}

	@Test
	void assistantMessageClears() {
		Conversation conversation = given(created(), added(1, "a", CUSTOMER)).when(send("b", ASSISTANT))
			.then(added(2, "b", ASSISTANT))
			.state();

		assertThat(conversation.messages()).isEqualTo(new Messages(2, 0, "b"));
	}

	@Test
	void readClearsAndKeepsTheMessages() {
		Conversation conversation = given(created(), added(1, "a", CUSTOMER), added(2, "b", CUSTOMER)).when(read())
			.then(wasRead())
			.state();

		assertThat(conversation.messages()).isEqualTo(new Messages(2, 0, "b"));
		assertThat(conversation.version()).isEqualTo(4);
	}

	@Test
	void countStartsAnewAfterRead() {
		Conversation conversation = given(created(), added(1, "a", CUSTOMER), wasRead()).when(send("b", CUSTOMER))
			.then(added(2, "b", CUSTOMER))
			.state();

		assertThat(conversation.messages().unread()).isEqualTo(1);
	}

	@Test
	void emptyConversationNeedsNoReading() {
		given(created()).when(read()).thenNothingChanges();
	}

	@Test
	void secondReadChangesNothing() {
		given(created(), added(1, "a", CUSTOMER), wasRead()).when(read()).thenNothingChanges();
	}

	@Test
	void answeredConversationNeedsNoReading() {
		given(created(), added(1, "a", CUSTOMER), added(2, "b", ASSISTANT)).when(read()).thenNothingChanges();
	}

	@Test
	void closedConversationCanBeRead() {
		Conversation conversation = given(created(), added(1, "a", CUSTOMER), closed()).when(read())
			.then(wasRead())
			.state();

		assertThat(conversation.status()).isEqualTo(Status.CLOSED);
	}

	@Test
	void closingAndReopeningKeepTheCount() {
		assertThat(given(created(), added(1, "a", CUSTOMER)).when(close()).then(closed()).state().messages().unread())
			.isEqualTo(1);
		assertThat(given(created(), added(1, "a", CUSTOMER), resolved()).when(become(Status.OPEN))
			.then(reopened())
			.state()
			.messages()
			.unread()).isEqualTo(1);
	}

}
