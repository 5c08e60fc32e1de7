package dev.conversations.api.conversation;

import dev.conversations.store.ConversationDocument;

/** A conversation and a page of its messages. */
record Excerpt(ConversationDocument conversation, MessagesPage messages) {

	/**
	 * Whether these are the messages that the conversation has on this page: a message
	 * may have come between the two.
	 */
	boolean isWhole(MessagesQuery page) {
		return this.messages.isWhole(this.conversation, page);
	}

}
