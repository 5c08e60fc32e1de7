package dev.conversations.processor.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.mongodb.ReadConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import dev.conversations.processor.conversation.Conversation;
import dev.conversations.store.ConversationDocument;
import dev.conversations.store.LedgerEntry;
import dev.conversations.store.MessageDocument;
import dev.conversations.store.Store;

/** Reads what a batch needs to know, in as few queries as it takes. */
final class LedgerReader {

	private final MongoCollection<ConversationDocument> conversations;

	private final MongoCollection<LedgerEntry> entries;

	private final MongoCollection<MessageDocument> messages;

	private final ConversationCache cache;

	LedgerReader(MongoDatabase database, ConversationCache cache) {
		MongoDatabase majority = database.withReadConcern(ReadConcern.MAJORITY);
		this.conversations = majority.getCollection(Store.CONVERSATIONS, ConversationDocument.class);
		this.entries = majority.getCollection(Store.LEDGER, LedgerEntry.class);
		this.messages = majority.getCollection(Store.MESSAGES, MessageDocument.class);
		this.cache = cache;
	}

	/**
	 * Takes it that no command was seen before and that the cache is right. Where that is
	 * wrong, the transaction finds a duplicate id or another version.
	 */
	Knowledge presume(List<ReceivedCommand> commands) {
		Map<String, Conversation> known = new HashMap<>();
		Set<String> missing = new HashSet<>();
		Set<String> created = new HashSet<>();
		for (ReceivedCommand received : commands) {
			String id = received.command().conversationId();
			Conversation cached = this.cache.get(id);
			if (cached != null) {
				known.put(id, cached);
			}
			else if (received.creates()) {
				created.add(id);
			}
			else if (!created.contains(id)) {
				missing.add(id);
			}
		}
		known.putAll(load(missing));
		return new Knowledge(known, Map.of(), Map.of());
	}

	/** Reads all of it from MongoDB. */
	Knowledge read(List<ReceivedCommand> commands) {
		Knowledge ledger = readLedger(commands);
		return new Knowledge(load(ids(commands, (received) -> received.command().conversationId())), ledger.entries(),
				ledger.messages());
	}

	/** Reads what became of the commands, and nothing of their conversations. */
	Knowledge readLedger(List<ReceivedCommand> commands) {
		Map<String, LedgerEntry> known = find(this.entries, ids(commands, (received) -> received.command().id()),
				LedgerEntry::commandId);
		Set<String> messageIds = ids(commands, ReceivedCommand::provingMessageId);
		known.values().stream().map(LedgerEntry::messageId).filter(Objects::nonNull).forEach(messageIds::add);
		return new Knowledge(Map.of(), known, find(this.messages, messageIds, MessageDocument::id));
	}

	private static Set<String> ids(List<ReceivedCommand> commands,
			Function<ReceivedCommand, @org.jspecify.annotations.Nullable String> id) {
		return commands.stream().map(id).filter(Objects::nonNull).collect(Collectors.toCollection(HashSet::new));
	}

	private Map<String, Conversation> load(Set<String> ids) {
		Map<String, Conversation> loaded = new HashMap<>();
		find(this.conversations, ids, ConversationDocument::id)
			.forEach((id, document) -> loaded.put(id, Documents.read(document)));
		return loaded;
	}

	private static <T> Map<String, T> find(MongoCollection<T> collection, Collection<String> ids,
			Function<T, String> id) {
		Map<String, T> found = new HashMap<>();
		if (!ids.isEmpty()) {
			for (T document : collection.find(Filters.in("_id", ids)).into(new ArrayList<>(ids.size()))) {
				found.put(id.apply(document), document);
			}
		}
		return found;
	}

}
