package dev.conversations.faults.load;

import org.jspecify.annotations.Nullable;

/**
 * One HTTP request and what its client was told.
 *
 * @param number unique in its log, also the trace id of the request
 * @param account who called
 * @param operation what was asked for
 * @param conversationId the conversation in the path; null for a create
 * @param key the Idempotency-Key; null for none
 * @param body the JSON that was sent, empty for none
 * @param start when it began, by {@link System#nanoTime()}
 * @param end when the answer was there or given up, by {@link System#nanoTime()}
 */
public record Call(long number, Account account, Operation operation, @Nullable String conversationId,
		@Nullable String key, String body, long start, long end, Told told) {

	/** Whether the client was told that it is done. */
	public boolean isOk() {
		return this.told instanceof Told.Ok;
	}

	/** Whether the client may rely on it: it is done, or will be. */
	public boolean isAccepted() {
		return isOk() || this.told instanceof Told.Pending;
	}

	/** The conversation that it was about, if that is known. */
	public @Nullable String conversation() {
		if (this.conversationId != null) {
			return this.conversationId;
		}
		return switch (this.told) {
			case Told.Ok ok -> ok.id();
			case Told.Pending pending -> pending.conversationId();
			case Told.Refused refused -> null;
			case Told.Unknown unknown -> null;
		};
	}

	/** A name for people. */
	public String describe() {
		return "call %d (%s%s, told %s)".formatted(this.number, this.operation,
				(this.key != null) ? " with key " + this.key : "", this.told);
	}

}
