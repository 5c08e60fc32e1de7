package dev.conversations.faults.invariant;

import dev.conversations.store.LedgerEntry;
import dev.conversations.store.MessageDocument;
import dev.conversations.store.Source;
import org.jspecify.annotations.Nullable;

/**
 * What became of a command, by its ledger entry or, for a message without a key, by the
 * message itself.
 *
 * @param version of the conversation after it; null when there is none
 * @param changes whether it made an event
 */
record Outcome(String commandId, String status, String conversationId, @Nullable Long version, boolean changes,
		Source source) {

	static Outcome of(LedgerEntry entry) {
		return new Outcome(entry.commandId(), entry.status(), entry.conversationId(), entry.version(),
				!entry.events().isEmpty() || entry.messageId() != null, entry.source());
	}

	static Outcome of(MessageDocument message) {
		return new Outcome(message.commandId(), "applied", message.conversationId(), message.version(), true,
				message.source());
	}

	boolean isApplied() {
		return this.status.equals("applied");
	}

}
