package dev.conversations.processor.conversation;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.conversations.processor.conversation.ConversationCommand.UpdateConversation;

import static dev.conversations.processor.conversation.Story.created;
import static dev.conversations.processor.conversation.Story.given;
import static dev.conversations.processor.conversation.Story.tag;
import static dev.conversations.processor.conversation.Story.tagged;
import static dev.conversations.processor.conversation.Story.untag;
import static dev.conversations.processor.conversation.Story.untagged;
import static org.assertj.core.api.Assertions.assertThat;

class TaggingTest {

	private static final String[] FIFTY = IntStream.rangeClosed(1, ConversationDecider.MAX_TAGS)
		.mapToObj((n) -> "tag " + n)
		.toArray(String[]::new);

	@Test
	void tagsAreAUnionInTheOrderTheyCame() {
		Conversation conversation = given(created(), tagged("b", "a")).when(tag("c", "a", "d"))
			.then(tagged("c", "d"))
			.state();

		assertThat(conversation.tags()).containsExactly("b", "a", "c", "d");
	}

	@Test
	void tagNamedTwiceIsAddedOnce() {
		given(created()).when(tag("a", "b", "a")).then(tagged("a", "b"));
	}

	@Test
	void tagsDifferByCaseAndSpace() {
		given(created(), tagged("vip")).when(tag("VIP", "vip ")).then(tagged("VIP", "vip "));
	}

	@Test
	void tagsThatItHasChangeNothing() {
		given(created(), tagged("a", "b")).when(tag("b", "a")).thenNothingChanges();
	}

	@Test
	void removedTagGoesAndTheOrderStays() {
		Conversation conversation = given(created(), tagged("a", "b", "c")).when(untag("b"))
			.then(untagged("b"))
			.state();

		assertThat(conversation.tags()).containsExactly("a", "c");
	}

	@Test
	void removedTagComesBackAtTheEnd() {
		Conversation conversation = given(created(), tagged("a", "b"), untagged("a")).when(tag("a"))
			.then(tagged("a"))
			.state();

		assertThat(conversation.tags()).containsExactly("b", "a");
	}

	@Test
	void tagThatItHasNotNeedsNoRemoving() {
		given(created(), tagged("a")).when(untag("A")).thenNothingChanges();
		given(created()).when(untag("a")).thenNothingChanges();
	}

	@Test
	void fiftyTagsAreTaken() {
		assertThat(given(created()).when(tag(FIFTY)).then(tagged(FIFTY)).state().tags()).hasSize(50);
	}

	@Test
	void fiftyFirstTagIsRefused() {
		given(created(), tagged(FIFTY)).when(tag("one more")).thenRejected(Rejection.TOO_MANY_TAGS, 2L);
	}

	@Test
	void updateWithTooManyTagsChangesNothingElseEither() {
		given(created(), tagged("first"))
			.when(new UpdateConversation(Status.CLOSED, "Grace", "Order 8", List.of(FIFTY)))
			.thenRejected(Rejection.TOO_MANY_TAGS, 2L);
	}

	@Test
	void tagsThatItHasDoNotCountAgain() {
		given(created(), tagged(FIFTY)).when(tag(FIFTY)).thenNothingChanges();
	}

	@Test
	void removedTagMakesRoom() {
		given(created(), tagged(FIFTY), untagged("tag 7")).when(tag("one more")).then(tagged("one more"));
	}

}
