package dev.conversations.processor.conversation;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.conversations.processor.conversation.ConversationEvent.ConversationUpdated;

import static dev.conversations.processor.conversation.Sender.CUSTOMER;
import static dev.conversations.processor.conversation.Story.START;
import static dev.conversations.processor.conversation.Story.TENANT;
import static dev.conversations.processor.conversation.Story.added;
import static dev.conversations.processor.conversation.Story.closed;
import static dev.conversations.processor.conversation.Story.created;
import static dev.conversations.processor.conversation.Story.fold;
import static dev.conversations.processor.conversation.Story.recorded;
import static dev.conversations.processor.conversation.Story.tagged;
import static dev.conversations.processor.conversation.Story.wasRead;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** What is no history of a conversation is not taken for one. */
class EvolvingTest {

	@ParameterizedTest
	@ValueSource(longs = { -1, 0, 1, 2, 4, 5 })
	void onlyTheNextVersionFollows(long version) {
		Conversation state = fold(created(), closed());

		assertThatIllegalArgumentException()
			.isThrownBy(() -> Conversation.evolve(state, recorded(version, START, wasRead())))
			.withMessage("event of conv_1 has version " + version + ", expected 3");
	}

	@Test
	void historyBeginsWithVersionOne() {
		assertThatIllegalArgumentException().isThrownBy(() -> Conversation.evolve(null, recorded(2, START, created())))
			.withMessageContaining("expected 1");
	}

	@Test
	void historyBeginsWithItsCreation() {
		assertThatIllegalArgumentException().isThrownBy(() -> fold(closed()))
			.withMessageContaining("expected ConversationCreated");
	}

	@Test
	void conversationIsCreatedOnce() {
		assertThatIllegalArgumentException().isThrownBy(() -> fold(created(), created()))
			.withMessageContaining("second time");
	}

	@Test
	void eventOfAnotherConversationDoesNotFollow() {
		RecordedEvent foreign = new RecordedEvent(TENANT, "conv_2", 2, START, "cmd_2", closed());

		assertThatIllegalArgumentException().isThrownBy(() -> Conversation.evolve(fold(created()), foreign))
			.withMessageContaining("conv_2");
	}

	@Test
	void eventOfAnotherTenantDoesNotFollow() {
		RecordedEvent foreign = new RecordedEvent(new Tenant("sub_2", "test"), Story.CONVERSATION, 2, START, "cmd_2",
				closed());

		assertThatIllegalArgumentException().isThrownBy(() -> Conversation.evolve(fold(created()), foreign))
			.withMessageContaining("sub_2");
	}

	@ParameterizedTest
	@ValueSource(longs = { 0, 1, 3 })
	void onlyTheNextMessageFollows(long index) {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> fold(created(), added(1, "a", CUSTOMER), added(index, "b", CUSTOMER)))
			.withMessageContaining("expected 2");
	}

	@Test
	void oneEventMayRemoveAndAddTags() {
		ConversationUpdated both = new ConversationUpdated(null, null, List.of("c", "a"), List.of("a"));

		assertThat(fold(created(), tagged("a", "b"), both).tags()).containsExactly("b", "c", "a");
	}

	@Test
	void stateIsNotChangedFromOutside() {
		List<String> tags = new ArrayList<>(List.of("a"));
		Conversation state = fold(created(), new ConversationUpdated(null, null, tags, List.of()));
		tags.add("b");

		assertThat(state.tags()).containsExactly("a");
	}

	@Test
	void earlierStateStaysAsItWas() {
		Conversation before = fold(created());
		Conversation.evolve(before, recorded(2, START, closed()));

		assertThat(before).isEqualTo(fold(created()));
	}

}
