package dev.conversations.processor.conversation;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** What is asked of a conversation; it may be refused. */
public sealed interface ConversationCommand {

	record CreateConversation(Customer customer, Channel channel, @Nullable String subject,
			@Nullable SendMessage message) implements ConversationCommand {
	}

	/**
	 * @param messageId TypeID {@code msg_…}, fresh for every request
	 */
	record SendMessage(String messageId, Sender sender, String content) implements ConversationCommand {
	}

	/** Null or empty leaves the field as it is; the tags are added. */
	record UpdateConversation(@Nullable Status status, @Nullable String customerName, @Nullable String subject,
			List<String> tags) implements ConversationCommand {
	}

	record CloseConversation() implements ConversationCommand {
	}

	record MarkConversationRead() implements ConversationCommand {
	}

	record RemoveTag(String tag) implements ConversationCommand {
	}

}
