package dev.conversations.api.conversation;

import java.util.Set;
import java.util.regex.Pattern;

import dev.conversations.api.web.Query;

import org.springframework.web.server.ServerWebExchange;

/**
 * Which page of a conversation's messages.
 *
 * @param before index of the message before which the page ends
 */
record MessagesQuery(int limit, long before) {

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

}
