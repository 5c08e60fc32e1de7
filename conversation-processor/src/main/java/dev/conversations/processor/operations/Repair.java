package dev.conversations.processor.operations;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.cursor.TimeoutMode;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import dev.conversations.processor.operations.MissingEvents.ContradictionException;
import dev.conversations.processor.operations.MissingEvents.Missing;
import dev.conversations.processor.wire.EventCodec;
import dev.conversations.store.ConversationDocument;
import dev.conversations.store.MessageDocument;
import dev.conversations.store.Source;
import dev.conversations.store.Store;
import org.bson.Document;

/**
 * Finds the events that MongoDB has and the topic lacks, and can have again without a
 * change to what is in order: those after the last one of a conversation.
 */
final class Repair {

	private final MongoDatabase database;

	private final Map<String, History> histories;

	private final EventCodec codec;

	private final Map<Integer, Long> next;

	private final List<String> notRepaired = new ArrayList<>();

	private long conversations;

	private long published;

	private long pending;

	/**
	 * @param histories what the topic holds, by conversation id
	 * @param next for each partition of the command topic, the first command that a
	 * processor will read when it starts
	 */
	Repair(MongoDatabase database, Map<String, History> histories, EventCodec codec, Map<Integer, Long> next) {
		this.database = database;
		this.histories = histories;
		this.codec = codec;
		this.next = next;
	}

	/**
	 * Goes through all conversations.
	 * @param publisher takes each event that is missing, those of a conversation in order
	 */
	RepairReport run(boolean dryRun, Consumer<Missing> publisher, Progress progress) {
		SortedSet<String> lacking = lacking();
		EntriesByConversation entries = new EntriesByConversation(this.database, lacking);
		progress.begin("events", 0);
		for (String id : lacking) {
			repair(id, entries, publisher);
			progress.at(this.published);
		}
		return new RepairReport(dryRun, this.conversations, this.published, this.pending, progress.rate(this.published),
				this.notRepaired);
	}

	private SortedSet<String> lacking() {
		SortedSet<String> lacking = new TreeSet<>();
		for (Document document : this.database.getCollection(Store.CONVERSATIONS)
			.find()
			.projection(Projections.include("version"))
			.timeoutMode(TimeoutMode.ITERATION)) {
			History history = this.histories.get(document.getString("_id"));
			if (history == null || history.events() < document.get("version", Number.class).longValue()) {
				lacking.add(document.getString("_id"));
			}
		}
		return lacking;
	}

	private void repair(String id, EntriesByConversation entries, Consumer<Missing> publisher) {
		try {
			publish(missing(id, entries), publisher);
		}
		catch (ContradictionException ex) {
			this.notRepaired.add(id + ": " + ex.getMessage());
		}
	}

	private List<Missing> missing(String id, EntriesByConversation entries) {
		History history = this.histories.get(id);
		if (history != null && !history.faults().isEmpty()) {
			throw new ContradictionException(
					"what is missing would come after later events: " + history.faults().get(0));
		}
		MissingEvents missing = new MissingEvents(this.codec, (history != null) ? history.events() : 0);
		entries.of(id).forEach(missing::add);
		messages(id, (history != null) ? history.messages().size() : 0).forEach(missing::add);
		return missing.leadingTo(document(id), (history != null) ? history.state() : null);
	}

	private Iterable<MessageDocument> messages(String id, long afterIndex) {
		return this.database.getCollection(Store.MESSAGES, MessageDocument.class)
			.find(Filters.and(Filters.eq("conversation_id", id), Filters.gt("index", afterIndex)))
			.sort(Sorts.ascending("index"))
			.timeoutMode(TimeoutMode.ITERATION);
	}

	private ConversationDocument document(String id) {
		@Nullable ConversationDocument document = this.database.getCollection(Store.CONVERSATIONS, ConversationDocument.class)
			.find(Filters.eq("_id", id))
			.first();
		if (document == null) {
			throw new ContradictionException("it was deleted meanwhile");
		}
		return document;
	}

	/** From the first pending event on, a processor publishes them itself. */
	private void publish(List<Missing> missing, Consumer<Missing> publisher) {
		this.conversations++;
		int count = 0;
		while (count < missing.size() && !isPending(missing.get(count).source())) {
			publisher.accept(missing.get(count++));
		}
		this.published += count;
		this.pending += missing.size() - count;
	}

	private boolean isPending(Source source) {
		return source.offset() >= this.next.getOrDefault(source.partition(), 0L);
	}

}
