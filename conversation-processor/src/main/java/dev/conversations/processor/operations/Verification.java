package dev.conversations.processor.operations;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import com.mongodb.ReadConcern;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.cursor.TimeoutMode;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import dev.conversations.processor.conversation.Conversation;
import dev.conversations.processor.conversation.RecordedEvent;
import dev.conversations.processor.ledger.Documents;
import dev.conversations.store.ConversationDocument;
import dev.conversations.store.LedgerEntry;
import dev.conversations.store.MessageDocument;
import dev.conversations.store.Store;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Compares MongoDB, the ledger and the event topic: the fold of the events is the
 * document, versions and message indexes are gapless, each event stands in the topic once
 * and has its command in the ledger, and each command in the ledger has its events. The
 * system may go on writing meanwhile: what differs is looked at again.
 */
final class Verification {

	/** Looks at what differs, so that writes on their way have arrived. */
	static final int LOOKS = 5;

	private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

	/**
	 * MongoDB may forget ledger entries after their time; a younger conversation must
	 * have all of them.
	 */
	private static final Duration REMEMBERED = LedgerEntry.RETENTION.minusDays(1);

	private final MongoDatabase database;

	private final EventTopic topic;

	private final int looks;

	private final Progress progress;

	private final Map<String, History> histories = new HashMap<>();

	private final List<String> unreadable = new ArrayList<>();

	private long events;

	private final Map<String, Long> counts = new TreeMap<>();

	/**
	 * @param topic at its beginning
	 * @param looks how often to look at what differs; once is enough at a standstill
	 */
	Verification(MongoDatabase database, EventTopic topic, int looks, Progress progress) {
		this.database = database.withReadConcern(ReadConcern.MAJORITY);
		this.topic = topic;
		this.looks = looks;
		this.progress = progress;
	}

	Report run() {
		this.progress.begin("events", this.topic.ahead());
		this.topic.advance(this::add, this.unreadable::add);
		Differences differences = compare(null);
		for (int look = 1; look < this.looks && !differences.isEmpty(); look++) {
			this.topic.follow(BETWEEN_LOOKS, this::add, this.unreadable::add);
			differences = compare(differences.conversations());
		}
		this.unreadable.forEach(differences::topic);
		this.counts.put("events", this.histories.values().stream().mapToLong(History::events).sum());
		return new Report(new TreeMap<>(this.counts), differences.sentences());
	}

	private void add(RecordedEvent event) {
		this.histories.computeIfAbsent(event.conversationId(), (id) -> new History()).add(event);
		this.progress.at(++this.events);
	}

	/** What the topic holds, by conversation id. */
	Map<String, History> histories() {
		return this.histories;
	}

	private Differences compare(@Nullable Set<String> only) {
		Differences differences = new Differences();
		Covered covered = new Covered();
		compareDocuments(only, differences);
		compareMessages(only, differences, covered);
		compareLedger(only, differences, covered);
		compareCauses(only, differences, covered);
		return differences;
	}

	private void compareDocuments(@Nullable Set<String> only, Differences differences) {
		Set<String> stored = new HashSet<>();
		this.progress.begin("conversations compared", 0);
		for (ConversationDocument document : this.database
			.getCollection(Store.CONVERSATIONS, ConversationDocument.class)
			.find(among("_id", only))
			.timeoutMode(TimeoutMode.ITERATION)) {
			this.progress.at(stored.size());
			stored.add(document.id());
			History history = this.histories.get(document.id());
			if (history == null) {
				differences.add(document.id(), "is in MongoDB and not in the topic");
				continue;
			}
			history.faults().forEach((fault) -> differences.add(document.id(), fault));
			Conversation state = history.state();
			if (state != null && !Documents.of(state).equals(document)) {
				differences.add(document.id(), "version " + document.version()
						+ " in MongoDB is not what the events come to, version " + state.version());
			}
		}
		for (String id : (only != null) ? only : this.histories.keySet()) {
			if (!stored.contains(id) && this.histories.containsKey(id)) {
				differences.add(id, "is in the topic and not in MongoDB");
			}
		}
		count("conversations", only, stored.size());
	}

	private void compareMessages(@Nullable Set<String> only, Differences differences, Covered covered) {
		long count = 0;
		this.progress.begin("messages compared", 0);
		String conversation = "";
		int position = 0;
		for (MessageDocument message : this.database.getCollection(Store.MESSAGES, MessageDocument.class)
			.find(among("conversation_id", only))
			.sort(Sorts.ascending("conversation_id", "index"))
			.timeoutMode(TimeoutMode.ITERATION)) {
			this.progress.at(count);
			if (!message.conversationId().equals(conversation)) {
				finished(conversation, position, differences);
				conversation = message.conversationId();
				position = 0;
			}
			count++;
			position++;
			compare(message, position, differences);
			covered.add(message);
		}
		finished(conversation, position, differences);
		count("messages", only, count);
	}

	private void compare(MessageDocument message, int position, Differences differences) {
		History history = this.histories.get(message.conversationId());
		if (message.index() != position) {
			differences.add(message.conversationId(),
					"message " + message.id() + " has index " + message.index() + ", expected " + position);
		}
		else if (history == null || !history.messages().has(position, History.fingerprint(message))) {
			differences.add(message.conversationId(), "message " + message.id() + " is not the one of its event");
		}
	}

	private void finished(String conversation, int messages, Differences differences) {
		History history = this.histories.get(conversation);
		if (history != null && history.messages().size() != messages) {
			differences.add(conversation,
					"has " + messages + " messages in MongoDB and " + history.messages().size() + " in the topic");
		}
	}

	private void compareLedger(@Nullable Set<String> only, Differences differences, Covered covered) {
		long count = 0;
		this.progress.begin("ledger entries compared", 0);
		for (LedgerEntry entry : this.database.getCollection(Store.LEDGER, LedgerEntry.class)
			.find(among("conversation_id", only))
			.timeoutMode(TimeoutMode.ITERATION)) {
			this.progress.at(count);
			count++;
			Long version = entry.version();
			if (!entry.status().equals("applied") || version == null) {
				continue;
			}
			for (int back = 0; back < entry.events().size(); back++) {
				compare(entry, version - back, differences);
			}
			covered.add(entry);
		}
		count("ledger entries", only, count);
	}

	private void compare(LedgerEntry entry, long version, Differences differences) {
		History history = this.histories.get(entry.conversationId());
		if (history == null || !history.causedBy(entry.commandId(), version)) {
			differences.add(entry.conversationId(),
					"the topic lacks version " + version + " of command " + entry.commandId());
		}
	}

	private void compareCauses(@Nullable Set<String> only, Differences differences, Covered covered) {
		Instant remembered = Instant.now().minus(REMEMBERED);
		for (String id : (only != null) ? only : this.histories.keySet()) {
			History history = this.histories.get(id);
			Conversation state = (history != null) ? history.state() : null;
			if (history != null && state != null && state.createdAt().isAfter(remembered)
					&& covered.events(id) != history.events()) {
				differences.add(id, "has " + history.events() + " events in the topic and " + covered.events(id)
						+ " in the ledger");
			}
		}
	}

	private void count(String what, @Nullable Set<String> only, long count) {
		if (only == null) {
			this.counts.put(what, count);
		}
	}

	private static Bson among(String field, @Nullable Set<String> only) {
		return (only != null) ? Filters.in(field, only) : Filters.empty();
	}

}
