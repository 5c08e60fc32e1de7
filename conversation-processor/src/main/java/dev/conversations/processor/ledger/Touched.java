package dev.conversations.processor.ledger;

import dev.conversations.processor.conversation.Conversation;
import org.jspecify.annotations.Nullable;

/**
 * A conversation that a batch consults or changes.
 *
 * @param before null when there was none
 * @param after null when there still is none
 */
record Touched(@Nullable Conversation before, @Nullable Conversation after) {

	Touched to(Conversation state) {
		return new Touched(this.before, state);
	}

	boolean changed() {
		return this.before != this.after;
	}

}
