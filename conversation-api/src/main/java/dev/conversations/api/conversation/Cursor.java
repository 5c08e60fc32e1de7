package dev.conversations.api.conversation;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

import dev.conversations.api.problem.Problem;
import dev.conversations.api.web.Query;
import dev.conversations.schema.IdKind;
import dev.conversations.store.ConversationDocument;

/**
 * The place of a conversation in a list: the next page begins behind it, whatever happens
 * to the pages before. To clients an opaque text.
 */
record Cursor(Instant lastActivityAt, String id) {

	private static final int BYTES = 3 * Long.BYTES;

	static Cursor of(ConversationDocument last) {
		return new Cursor(last.lastActivityAt(), last.id());
	}

	/** Refuses what {@link #text()} has not made. */
	static Cursor parse(String text) {
		byte[] bytes = decode(text);
		if (bytes.length != BYTES) {
			throw invalid();
		}
		ByteBuffer buffer = ByteBuffer.wrap(bytes);
		Instant lastActivityAt = Instant.ofEpochMilli(buffer.getLong());
		return new Cursor(lastActivityAt, IdKind.CONVERSATION.of(new UUID(buffer.getLong(), buffer.getLong())));
	}

	String text() {
		UUID uuid = IdKind.CONVERSATION.parse(this.id).orElseThrow();
		ByteBuffer buffer = ByteBuffer.allocate(BYTES)
			.putLong(this.lastActivityAt.toEpochMilli())
			.putLong(uuid.getMostSignificantBits())
			.putLong(uuid.getLeastSignificantBits());
		return Base64.getUrlEncoder().withoutPadding().encodeToString(buffer.array());
	}

	private static byte[] decode(String text) {
		try {
			return Base64.getUrlDecoder().decode(text);
		}
		catch (IllegalArgumentException ex) {
			throw invalid();
		}
	}

	private static Problem invalid() {
		return Query.invalid("cursor", "must be a next_cursor of this list");
	}

}
