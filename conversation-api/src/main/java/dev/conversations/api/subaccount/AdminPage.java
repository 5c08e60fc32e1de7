package dev.conversations.api.subaccount;

import java.util.Set;

import dev.conversations.api.web.Query;
import org.jspecify.annotations.Nullable;

import org.springframework.web.server.ServerWebExchange;

/**
 * Which page of a list of the admin endpoints.
 *
 * @param cursor the last id of the page before; null for the first page
 */
record AdminPage(int limit, @Nullable String cursor) {

	static AdminPage of(ServerWebExchange exchange) {
		Query query = Query.of(exchange, Set.of("limit", "cursor"));
		String cursor = query.text("cursor");
		if (cursor != null && !cursor.matches("[a-z]{3}_[0-9a-z]{26}")) {
			throw Query.invalid("cursor", "must be a next_cursor of this list");
		}
		return new AdminPage(query.integer("limit", 1, 100, 25), cursor);
	}

	String after() {
		return (this.cursor != null) ? this.cursor : "";
	}

}
