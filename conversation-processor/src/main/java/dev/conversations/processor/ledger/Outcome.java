package dev.conversations.processor.ledger;

import dev.conversations.store.ConversationDocument;
import dev.conversations.store.MessageDocument;
import org.jspecify.annotations.Nullable;

/**
 * What a client is told of its command.
 *
 * @param rejection the reason in kebab-case, exactly when rejected
 * @param version of the conversation after the command; null when there is none
 * @param conversation after the command; null for a sent message, a refusal and a failure
 * @param message that the command added, if any
 */
public record Outcome(Status status, @Nullable String rejection, @Nullable Long version,
		@Nullable ConversationDocument conversation, @Nullable MessageDocument message) {

	/** How a command ended. */
	public enum Status {

		/** It took effect, though that may be no change. */
		APPLIED("applied"),

		/** The rules refused it. */
		REJECTED("rejected"),

		/** It could not be carried out, and went to the dead letters. */
		FAILED("failed");

		private final String code;

		Status(String code) {
			this.code = code;
		}

		/** As it stands in topics and documents. */
		public String code() {
			return this.code;
		}

		static Status of(String code) {
			for (Status status : values()) {
				if (status.code.equals(code)) {
					return status;
				}
			}
			throw new IllegalArgumentException("status is '" + code + "', expected applied, rejected or failed");
		}

	}

	static Outcome rejected(String reason, @Nullable Long version) {
		return new Outcome(Status.REJECTED, reason, version, null, null);
	}

	static Outcome failed() {
		return new Outcome(Status.FAILED, null, null, null, null);
	}

}
