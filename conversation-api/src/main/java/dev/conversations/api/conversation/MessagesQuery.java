package dev.conversations.api.conversation;

import java.util.Set;
import java.util.regex.Pattern;

import dev.conversations.api.web.Query;
import dev.conversations.store.ConversationDocument;
import org.jspecify.annotations.Nullable;

import org.springframework.web.server.ServerWebExchange;

/**
 * Which page of a conversation's messages.
 *
 * @param before index of the message before which the page ends
 */
record MessagesQuery(int limit, long before) {

	/** What "get a conversation" shows. */
	static final MessagesQuery NEWEST = new MessagesQuery(100, Long.MAX_VALUE);

	private static final Pattern INDEX = Pattern.compile("[1-9][0-9]{0,17}");

	static MessagesQuery of(ServerWebExchange exchange) {
		Query query = Query.of(exchange, Set.of("limit", "before"));
		String before = query.text("before");
		if (before != null && !INDEX.matcher(before).matches()) {
			throw Query.invalid("before", "must be a messages_cursor or next_cursor of this conversation");
		}
		return new MessagesQuery(query.integer("limit", 1, 100, 25),
				(before != null) ? Long.parseLong(before) : Long.MAX_VALUE);
	}

	/** Index of the newest message of the page; 0 if it is empty. */
	long last(ConversationDocument conversation) {
		return Math.min(conversation.messageCount(), this.before - 1);
	}

	/** Index of the oldest message of the page, if there are older ones. */
	@Nullable String next(ConversationDocument conversation) {
		long oldest = last(conversation) - this.limit + 1;
		return (oldest > 1) ? Long.toString(oldest) : null;
	}

}
