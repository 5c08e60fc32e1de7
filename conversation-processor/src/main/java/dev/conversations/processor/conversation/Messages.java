package dev.conversations.processor.conversation;

import dev.conversations.processor.conversation.ConversationEvent.MessageAdded;
import org.jspecify.annotations.Nullable;

/**
 * What a conversation knows of its messages.
 *
 * @param count number of messages, which is also the index of the newest
 * @param unread customer messages since the last read or assistant message
 * @param last content of the newest
 */
public record Messages(long count, long unread, @Nullable String last) {

	static final Messages NONE = new Messages(0, 0, null);

	/**
	 * @throws IllegalArgumentException when the message is not the next one
	 */
	Messages plus(MessageAdded message) {
		if (message.index() != this.count + 1) {
			throw new IllegalArgumentException(
					message.messageId() + " has index " + message.index() + ", expected " + (this.count + 1));
		}
		long nowUnread = switch (message.sender()) {
			case CUSTOMER -> this.unread + 1;
			case ASSISTANT -> 0;
		};
		return new Messages(message.index(), nowUnread, message.content());
	}

	Messages read() {
		return new Messages(this.count, 0, this.last);
	}

}
