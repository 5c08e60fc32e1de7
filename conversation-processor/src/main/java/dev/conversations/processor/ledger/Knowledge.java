package dev.conversations.processor.ledger;

import java.util.Map;

import dev.conversations.processor.conversation.Conversation;
import dev.conversations.store.LedgerEntry;
import dev.conversations.store.MessageDocument;
import org.jspecify.annotations.Nullable;

/**
 * What was known before a batch is decided.
 *
 * @param conversations by conversation id
 * @param entries by command id
 * @param messages by message id: those that prove a command of the batch or belong to an
 * entry
 */
record Knowledge(Map<String, Conversation> conversations, Map<String, LedgerEntry> entries,
		Map<String, MessageDocument> messages) {

	@Nullable Conversation conversation(String id) {
		return this.conversations.get(id);
	}

	@Nullable LedgerEntry entry(String commandId) {
		return this.entries.get(commandId);
	}

	@Nullable MessageDocument message(@Nullable String id) {
		return (id != null) ? this.messages.get(id) : null;
	}

}
