package dev.conversations.processor.conversation;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** What comes of a command. */
public sealed interface Decision {

	/**
	 * The command takes effect.
	 *
	 * @param events what happened, in order; empty when nothing changes
	 * @param state the conversation afterwards
	 */
	record Accepted(List<RecordedEvent> events, Conversation state) implements Decision {
	}

	/**
	 * @param version of the conversation as it is; null when there is none
	 */
	record Rejected(Rejection reason, @Nullable Long version) implements Decision {
	}

}
