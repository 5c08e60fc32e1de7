package dev.conversations.api.conversation;

import java.time.Instant;
import java.util.List;
import java.util.Set;

import dev.conversations.api.web.Query;
import dev.conversations.schema.IdKind;
import org.jspecify.annotations.Nullable;

import org.springframework.web.server.ServerWebExchange;

/**
 * Which conversations a list shows.
 *
 * @param offset conversations to pass over; 0 with a cursor
 * @param cursor null for a list by offset
 * @param channels all of them when the client named none
 * @param statuses all of them when the client named none
 * @param unread true, false or both
 * @param updatedSince null for any
 * @param customerId null for any
 */
record ListQuery(int limit, int offset, @Nullable Cursor cursor, Set<String> channels, Set<String> statuses,
		List<Boolean> unread, @Nullable Instant updatedSince, @Nullable String customerId) {

	private static final Set<String> PARAMETERS = Set.of("limit", "offset", "cursor", "channel", "status", "unread",
			"updated_since", "customer_id");

	private static final int HIGHEST_OFFSET = 1_000_000;

	static ListQuery of(ServerWebExchange exchange) {
		Query query = Query.of(exchange, PARAMETERS);
		return new ListQuery(query.integer("limit", 1, 100, 25), query.integer("offset", 0, HIGHEST_OFFSET, 0),
				cursor(query), query.choices("channel", Choices.CHANNELS), query.choices("status", Choices.STATUSES),
				unread(query), query.instant("updated_since"), customerId(query));
	}

	/** The offset to show with the page: there is none in a list by cursor. */
	@Nullable Integer shownOffset() {
		return (this.cursor == null) ? Integer.valueOf(this.offset) : null;
	}

	private static @Nullable Cursor cursor(Query query) {
		String text = query.text("cursor");
		if (text != null && query.text("offset") != null) {
			throw Query.invalid("cursor", "must not be given together with offset");
		}
		return (text != null) ? Cursor.parse(text) : null;
	}

	private static List<Boolean> unread(Query query) {
		return switch (query.text("unread")) {
			case null -> List.of(true, false);
			case "true" -> List.of(true);
			case "false" -> List.of(false);
			default -> throw Query.invalid("unread", "must be true or false");
		};
	}

	private static @Nullable String customerId(Query query) {
		String id = query.text("customer_id");
		if (id != null && IdKind.CUSTOMER.parse(id).isEmpty()) {
			throw Query.invalid("customer_id", "has not the form of a customer id");
		}
		return id;
	}

}
