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

import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import dev.conversations.processor.conversation.Conversation;
import dev.conversations.store.ConversationDocument;
import dev.conversations.store.LedgerEntry;
import dev.conversations.store.MessageDocument;
import dev.conversations.store.Store;

/**
 * Reads what a batch needs to know in the transaction that will store it, in as few
 * queries as it takes.
 */
final class LedgerReader {

	private final MongoCollection<ConversationDocument> conversations;

	private final MongoCollection<LedgerEntry> entries;

	private final MongoCollection<MessageDocument> messages;

	private final ConversationCache cache;

	LedgerReader(MongoDatabase database, ConversationCache cache) {
		this.conversations = database.getCollection(Store.CONVERSATIONS, ConversationDocument.class);
		this.entries = database.getCollection(Store.LEDGER, LedgerEntry.class);
		this.messages = database.getCollection(Store.MESSAGES, MessageDocument.class);
		this.cache = cache;
	}

	/**
	 * Takes it that no command was seen before and that the cache is right; only what
	 * that lacks is read. Where it is wrong, the transaction finds a duplicate id or
	 * another version.
	 */
	Knowledge presume(ClientSession session, List<ReceivedCommand> commands) {
		Map<String, Conversation> conversations = this.cache.get(conversationIds(commands));
		conversations.putAll(load(session, lacking(conversations, commands)));
		return new Knowledge(conversations, Map.of(), Map.of());
	}

	/** A conversation that the batch itself creates is not looked for. */
	private static Set<String> lacking(Map<String, Conversation> remembered, List<ReceivedCommand> commands) {
		Set<String> created = new HashSet<>();
		Set<String> lacking = new HashSet<>();
		for (ReceivedCommand received : commands) {
			String id = received.command().conversationId();
			if (received.creates()) {
				created.add(id);
			}
			else if (!remembered.containsKey(id) && !created.contains(id)) {
				lacking.add(id);
			}
		}
		return lacking;
	}

	/** Reads all of it from MongoDB. */
	Knowledge read(ClientSession session, List<ReceivedCommand> commands) {
		Knowledge ledger = readLedger(session, commands);
		return new Knowledge(load(session, conversationIds(commands)), ledger.entries(), ledger.messages());
	}

	/** Reads what became of the commands, and nothing of their conversations. */
	Knowledge readLedger(ClientSession session, List<ReceivedCommand> commands) {
		Map<String, LedgerEntry> known = find(session, this.entries,
				ids(commands, (received) -> received.command().id()), LedgerEntry::commandId);
		Set<String> messageIds = ids(commands, ReceivedCommand::sentMessageId);
		known.values().stream().map(LedgerEntry::messageId).filter(Objects::nonNull).forEach(messageIds::add);
		return new Knowledge(Map.of(), known, find(session, this.messages, messageIds, MessageDocument::id));
	}

	private static Set<String> conversationIds(List<ReceivedCommand> commands) {
		return ids(commands, (received) -> received.command().conversationId());
	}

	private static Set<String> ids(List<ReceivedCommand> commands,
			Function<ReceivedCommand, @org.jspecify.annotations.Nullable String> id) {
		return commands.stream().map(id).filter(Objects::nonNull).collect(Collectors.toCollection(HashSet::new));
	}

	private Map<String, Conversation> load(ClientSession session, Set<String> ids) {
		Map<String, Conversation> loaded = new HashMap<>();
		find(session, this.conversations, ids, ConversationDocument::id)
			.forEach((id, document) -> loaded.put(id, Documents.read(document)));
		return loaded;
	}

	/** All in one answer, however many: MongoDB would begin with 101. */
	private static <T> Map<String, T> find(ClientSession session, MongoCollection<T> collection, Collection<String> ids,
			Function<T, String> id) {
		Map<String, T> found = new HashMap<>();
		if (!ids.isEmpty()) {
			for (T document : collection.find(session, Filters.in("_id", ids))
				.batchSize(ids.size() + 1)
				.into(new ArrayList<>(ids.size()))) {
				found.put(id.apply(document), document);
			}
		}
		return found;
	}

}
