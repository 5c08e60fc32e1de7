package dev.conversations.processor.operations;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

import dev.conversations.processor.conversation.Conversation;
import dev.conversations.processor.conversation.RecordedEvent;
import dev.conversations.processor.ledger.Documents;
import dev.conversations.processor.ledger.EncodedEvent;
import dev.conversations.processor.ledger.MessageHistory;
import dev.conversations.processor.wire.EventCodec;
import dev.conversations.store.ConversationDocument;
import dev.conversations.store.LedgerEntry;
import dev.conversations.store.MessageDocument;
import dev.conversations.store.Source;

/**
 * The events of one conversation that come after those in the topic, as ledger and
 * messages tell them.
 */
final class MissingEvents {

	private final EventCodec codec;

	private final long after;

	private final Map<Long, Missing> events = new TreeMap<>();

	/**
	 * @param after version of the last event in the topic; 0 when there is none
	 */
	MissingEvents(EventCodec codec, long after) {
		this.codec = codec;
		this.after = after;
	}

	void add(LedgerEntry entry) {
		for (Binary bytes : entry.events()) {
			add(new Missing(new EncodedEvent(this.codec.decode(bytes.getData()), bytes.getData()), entry.source()));
		}
	}

	void add(MessageDocument message) {
		for (RecordedEvent event : MessageHistory.events(message)) {
			add(new Missing(new EncodedEvent(event, this.codec.encode(event)), message.source()));
		}
	}

	private void add(Missing missing) {
		long version = missing.event().event().version();
		Missing other = (version > this.after) ? this.events.put(version, missing) : null;
		if (other != null && !other.event().event().equals(missing.event().event())) {
			throw new ContradictionException("ledger and message tell version " + version + " differently");
		}
	}

	/**
	 * The events in order.
	 * @param state what the events in the topic come to
	 * @throws ContradictionException unless they lead from there to the document without
	 * a gap
	 */
	List<Missing> leadingTo(ConversationDocument document, @Nullable Conversation state) {
		List<Missing> ordered = new ArrayList<>(this.events.values());
		Conversation reached = state;
		for (Missing missing : ordered) {
			reached = next(reached, missing.event().event());
		}
		if (reached == null || reached.version() < document.version()) {
			throw new ContradictionException(
					"MongoDB no longer tells version " + ((reached != null) ? reached.version() + 1 : 1)
							+ " (the ledger forgets after " + LedgerEntry.RETENTION.toDays() + " days)");
		}
		if (!Documents.of(reached).equals(document)) {
			throw new ContradictionException("its document is not what its events come to");
		}
		return ordered;
	}

	private static Conversation next(@Nullable Conversation state, RecordedEvent event) {
		try {
			return Conversation.evolve(state, event);
		}
		catch (IllegalArgumentException ex) {
			throw new ContradictionException(String.valueOf(ex.getMessage()));
		}
	}

	/** An event and where its command stood. */
	record Missing(EncodedEvent event, Source source) {
	}

	/** What MongoDB says of a conversation does not fit together. */
	static final class ContradictionException extends RuntimeException {

		ContradictionException(String sentence) {
			super(sentence);
		}

	}

}
