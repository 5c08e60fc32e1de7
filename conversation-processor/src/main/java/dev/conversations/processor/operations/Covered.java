package dev.conversations.processor.operations;

import java.util.HashMap;
import java.util.Map;

import dev.conversations.store.LedgerEntry;
import dev.conversations.store.MessageDocument;

/** How many events of each conversation the ledger accounts for. */
final class Covered {

	private final Map<String, Integer> events = new HashMap<>();

	/** A message proves its own event, and the reopening before it. */
	void add(MessageDocument message) {
		add(message.conversationId(), Boolean.TRUE.equals(message.reopened()) ? 2 : 1);
	}

	/** An entry proves its events but that of a message, which has a document. */
	void add(LedgerEntry entry) {
		int others = entry.events().size() - ((entry.messageId() != null) ? 1 : 0);
		add(entry.conversationId(), Math.max(others, 0));
	}

	int events(String conversationId) {
		return this.events.getOrDefault(conversationId, 0);
	}

	private void add(String conversationId, int count) {
		this.events.merge(conversationId, count, Integer::sum);
	}

}
