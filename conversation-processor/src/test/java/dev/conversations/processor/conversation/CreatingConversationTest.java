package dev.conversations.processor.conversation;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.conversations.processor.conversation.ConversationCommand.CreateConversation;
import dev.conversations.processor.conversation.ConversationEvent.ConversationCreated;

import static dev.conversations.processor.conversation.Story.ADA;
import static dev.conversations.processor.conversation.Story.CONVERSATION;
import static dev.conversations.processor.conversation.Story.START;
import static dev.conversations.processor.conversation.Story.TENANT;
import static dev.conversations.processor.conversation.Story.added;
import static dev.conversations.processor.conversation.Story.close;
import static dev.conversations.processor.conversation.Story.create;
import static dev.conversations.processor.conversation.Story.created;
import static dev.conversations.processor.conversation.Story.given;
import static dev.conversations.processor.conversation.Story.send;
import static org.assertj.core.api.Assertions.assertThat;

class CreatingConversationTest {

	@Test
	void newConversationIsOpenAndEmpty() {
		Conversation conversation = given().when(create()).then(created()).state();

		assertThat(conversation).isEqualTo(new Conversation(CONVERSATION, TENANT, ADA, Channel.SMS, "Order 7",
				Status.OPEN, List.of(), new Messages(0, 0, null), START, START, 1));
	}

	@Test
	void firstMessageOfCustomerIsUnread() {
		Conversation conversation = given().when(create(send("hi", Sender.CUSTOMER)))
			.then(created(), added(1, "hi", Sender.CUSTOMER))
			.state();

		assertThat(conversation.messages()).isEqualTo(new Messages(1, 1, "hi"));
		assertThat(conversation.version()).isEqualTo(2);
	}

	@Test
	void firstMessageOfAssistantIsNot() {
		Conversation conversation = given().when(create(send("hi", Sender.ASSISTANT)))
			.then(created(), added(1, "hi", Sender.ASSISTANT))
			.state();

		assertThat(conversation.messages()).isEqualTo(new Messages(1, 0, "hi"));
	}

	@ParameterizedTest
	@EnumSource
	void everyChannelIsKept(Channel channel) {
		Customer anonymous = new Customer("cust_2", null, null, null);
		Conversation conversation = given().when(new CreateConversation(anonymous, channel, null, null))
			.then(new ConversationCreated(anonymous, channel, null))
			.state();

		assertThat(conversation.channel()).isEqualTo(channel);
		assertThat(conversation.subject()).isNull();
	}

	@Test
	void idThatIsTakenIsRefused() {
		given(created()).when(create(send("hi", Sender.CUSTOMER))).thenRejected(Rejection.CONVERSATION_EXISTS, null);
	}

	@Test
	void idThatAnotherTenantHasIsRefused() {
		given(created()).from(new Tenant("sub_2", "test"))
			.when(create())
			.thenRejected(Rejection.CONVERSATION_EXISTS, null);
	}

	@Test
	void conversationThatIsNotThereCannotBeClosed() {
		given().when(close()).thenRejected(Rejection.CONVERSATION_NOT_FOUND, null);
	}

}
