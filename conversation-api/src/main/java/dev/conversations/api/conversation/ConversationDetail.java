package dev.conversations.api.conversation;

import dev.conversations.store.ConversationDocument;

/** What a get of a conversation shows. */
record ConversationDetail(ConversationDocument conversation, NewestMessages messages) {

	/**
	 * Whether these are the messages that the conversation has: one may have come between
	 * the two.
	 */
	boolean isWhole() {
		return this.messages.areThoseOf(this.conversation);
	}

}
