package dev.conversations.api.conversation;

import java.util.List;

import dev.conversations.store.ConversationDocument;
import dev.conversations.store.MessageDocument;

/**
 * A conversation and a page of its messages.
 *
 * @param messages oldest first
 */
record Excerpt(ConversationDocument conversation, List<MessageDocument> messages) {

	static Excerpt ofNewest(ConversationDocument conversation, List<MessageDocument> newestFirst) {
		return new Excerpt(conversation, newestFirst.reversed());
	}

	/**
	 * Whether these are the messages that the conversation has on this page: a message
	 * may have come between the two.
	 */
	boolean isWhole(MessagesQuery page) {
		long last = page.last(this.conversation);
		return this.messages.size() == Math.min(last, page.limit())
				&& (this.messages.isEmpty() || this.messages.getLast().index() == last);
	}

	List<MessageResponse> shown() {
		return this.messages.stream().map(MessageResponse::of).toList();
	}

}
