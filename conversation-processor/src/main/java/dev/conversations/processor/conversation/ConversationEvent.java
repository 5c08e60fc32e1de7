package dev.conversations.processor.conversation;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** What happened to a conversation. */
public sealed interface ConversationEvent {

	record ConversationCreated(Customer customer, Channel channel,
			@Nullable String subject) implements ConversationEvent {
	}

	/**
	 * @param index position in the conversation, from 1
	 */
	record MessageAdded(String messageId, long index, Sender sender, String content) implements ConversationEvent {
	}

	/** Null or empty: not changed. */
	record ConversationUpdated(@Nullable String customerName, @Nullable String subject, List<String> tagsAdded,
			List<String> tagsRemoved) implements ConversationEvent {
	}

	/**
	 * @param status closed or resolved
	 */
	record ConversationClosed(Status status) implements ConversationEvent {
	}

	record ConversationReopened() implements ConversationEvent {
	}

	record ConversationRead() implements ConversationEvent {
	}

}
