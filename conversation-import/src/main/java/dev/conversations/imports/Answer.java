package dev.conversations.imports;

import java.time.Duration;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What came of one HTTP request. */
sealed interface Answer {

	/**
	 * The write took effect.
	 *
	 * @param data of the answer
	 * @param replayed by an earlier request with the same key, so that this one added
	 * nothing
	 */
	record Applied(JsonNode data, boolean replayed) implements Answer {
	}

	/** The write is accepted and its outcome not known yet. */
	record Pending(String commandId) implements Answer {
	}

	/** The same request would be answered the same again. */
	record Refused(String why) implements Answer {
	}

	/**
	 * The same request may do better later.
	 *
	 * @param retryAfter as the server asked; null when it did not
	 */
	record Unavailable(String why, @Nullable Duration retryAfter) implements Answer {
	}

}
