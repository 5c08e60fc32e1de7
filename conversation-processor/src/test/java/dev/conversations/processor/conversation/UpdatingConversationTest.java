package dev.conversations.processor.conversation;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.conversations.processor.conversation.ConversationCommand.UpdateConversation;
import dev.conversations.processor.conversation.ConversationEvent.ConversationCreated;
import dev.conversations.processor.conversation.ConversationEvent.ConversationUpdated;

import static dev.conversations.processor.conversation.Story.ADA;
import static dev.conversations.processor.conversation.Story.closed;
import static dev.conversations.processor.conversation.Story.created;
import static dev.conversations.processor.conversation.Story.given;
import static dev.conversations.processor.conversation.Story.rename;
import static dev.conversations.processor.conversation.Story.renamed;
import static dev.conversations.processor.conversation.Story.reopened;
import static dev.conversations.processor.conversation.Story.resolved;
import static dev.conversations.processor.conversation.Story.resubjected;
import static dev.conversations.processor.conversation.Story.subject;
import static dev.conversations.processor.conversation.Story.tagged;
import static org.assertj.core.api.Assertions.assertThat;

class UpdatingConversationTest {

	@Test
	void newNameReplacesTheOldAndNothingElse() {
		Conversation conversation = given(created()).when(rename("Grace")).then(renamed("Grace")).state();

		assertThat(conversation.customer()).isEqualTo(new Customer(ADA.id(), "Grace", ADA.email(), ADA.phone()));
		assertThat(conversation.subject()).isEqualTo("Order 7");
	}

	@Test
	void newSubjectReplacesTheOldAndNothingElse() {
		Conversation conversation = given(created()).when(subject("Order 8")).then(resubjected("Order 8")).state();

		assertThat(conversation.subject()).isEqualTo("Order 8");
		assertThat(conversation.customer()).isEqualTo(ADA);
	}

	@Test
	void firstNameAndSubjectAreSet() {
		ConversationCreated bare = new ConversationCreated(new Customer("cust_2", null, null, null), Channel.SMS, null);
		Conversation conversation = given(bare).when(new UpdateConversation(null, "Ada", "Hello", List.of()))
			.then(new ConversationUpdated("Ada", "Hello", List.of(), List.of()))
			.state();

		assertThat(conversation.customer().name()).isEqualTo("Ada");
		assertThat(conversation.subject()).isEqualTo("Hello");
	}

	@Test
	void onlyWhatChangesIsInTheEvent() {
		given(created()).when(new UpdateConversation(Status.OPEN, "Ada", "Order 8", List.of()))
			.then(resubjected("Order 8"));
	}

	@Test
	void valuesThatItHasChangeNothing() {
		given(created(), tagged("vip"))
			.when(new UpdateConversation(Status.OPEN, "Ada", "Order 7", List.of("vip", "vip")))
			.thenNothingChanges();
	}

	@Test
	void nothingNamedChangesNothing() {
		given(created()).when(new UpdateConversation(null, null, null, List.of())).thenNothingChanges();
	}

	@Test
	void fieldsComeBeforeTheStatus() {
		given(created()).when(new UpdateConversation(Status.RESOLVED, "Grace", "Done", List.of("done")))
			.then(new ConversationUpdated("Grace", "Done", List.of("done"), List.of()), resolved());
		given(created(), closed()).when(new UpdateConversation(Status.OPEN, "Grace", null, List.of()))
			.then(renamed("Grace"), reopened());
	}

	@Test
	void updateKeepsTheStatusThatItDoesNotName() {
		assertThat(given(created(), resolved()).when(rename("Grace")).then(renamed("Grace")).state().status())
			.isEqualTo(Status.RESOLVED);
	}

}
