package dev.conversations.faults.load;

import org.jspecify.annotations.Nullable;

/** What a client was told about its call. */
public sealed interface Told {

	/**
	 * 200 or 201: done.
	 *
	 * @param id of the conversation or message in the answer
	 * @param version of the conversation after the call, from the ETag
	 * @param replayed whether this is the first answer again
	 */
	record Ok(int status, String id, @Nullable Long version, boolean replayed) implements Told {
	}

	/** 202: accepted, the outcome is to be asked for. */
	record Pending(String commandId, String conversationId) implements Told {
	}

	/** A 4xx: nothing was done. */
	record Refused(int status, String code) implements Told {
	}

	/** A 503, a time-out or a lost connection: it was done once or not at all. */
	record Unknown(String reason) implements Told {
	}

}
