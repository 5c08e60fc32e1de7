package dev.conversations.processor.operations;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.SortedSet;

import org.jspecify.annotations.Nullable;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.cursor.TimeoutMode;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import dev.conversations.store.LedgerEntry;
import dev.conversations.store.Store;

/**
 * The ledger in the order of conversation ids, which no index has: MongoDB sorts it once,
 * on its disk where it must.
 */
final class EntriesByConversation {

	/** More ids than that are no help in finding them. */
	private static final int NAMED = 1000;

	private final Iterator<LedgerEntry> entries;

	private @Nullable LedgerEntry next;

	EntriesByConversation(MongoDatabase database, SortedSet<String> conversationIds) {
		this.entries = database.getCollection(Store.LEDGER, LedgerEntry.class)
			.find(Filters.and(Filters.eq("status", "applied"),
					(conversationIds.size() <= NAMED) ? Filters.in("conversation_id", conversationIds)
							: Filters.empty()))
			.sort(Sorts.ascending("conversation_id"))
			.allowDiskUse(true)
			.timeoutMode(TimeoutMode.ITERATION)
			.iterator();
		advance();
	}

	/**
	 * Those of one conversation. Later calls are for greater ids.
	 */
	List<LedgerEntry> of(String conversationId) {
		List<LedgerEntry> found = new ArrayList<>();
		while (this.next != null && this.next.conversationId().compareTo(conversationId) <= 0) {
			if (this.next.conversationId().equals(conversationId)) {
				found.add(this.next);
			}
			advance();
		}
		return found;
	}

	private void advance() {
		this.next = this.entries.hasNext() ? this.entries.next() : null;
	}

}
