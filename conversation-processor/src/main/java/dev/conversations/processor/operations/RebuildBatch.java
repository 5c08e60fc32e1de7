package dev.conversations.processor.operations;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.conversations.processor.conversation.Conversation;
import dev.conversations.processor.conversation.ConversationEvent.ConversationReopened;
import dev.conversations.processor.conversation.ConversationEvent.MessageAdded;
import dev.conversations.processor.ledger.Documents;
import dev.conversations.store.MessageDocument;
import dev.conversations.store.Source;
import org.jspecify.annotations.Nullable;

/** Events that become documents together. */
final class RebuildBatch {

	private final Map<String, Conversation> before;

	private final Map<String, Conversation> after = new HashMap<>();

	private final Map<String, Reopening> reopenings;

	private final List<MessageDocument> messages = new ArrayList<>();

	private final Map<Integer, Long> next = new HashMap<>();

	private long applied;

	private long repeated;

	/**
	 * @param before the conversations as the target has them
	 * @param reopenings those of them that were reopened by their newest event
	 */
	RebuildBatch(Map<String, Conversation> before, Map<String, Reopening> reopenings) {
		this.before = before;
		this.reopenings = new HashMap<>(reopenings);
	}

	/**
	 * Takes the next event of a partition. One that the target has already changes
	 * nothing.
	 * @return false when an earlier event of the conversation was not seen yet
	 * @throws RefusedException when the event contradicts those before it
	 */
	boolean add(PublishedEvent published) {
		String id = published.event().conversationId();
		long version = published.event().version();
		Conversation state = state(id);
		long known = (state != null) ? state.version() : 0;
		if (version > known + 1) {
			return false;
		}
		if (version == known + 1) {
			this.after.put(id, evolve(state, published));
			if (published.event().event() instanceof MessageAdded added) {
				this.messages.add(message(published, added));
			}
			if (published.event().event() instanceof ConversationReopened) {
				this.reopenings.put(id, new Reopening(version, published.event().commandId()));
			}
			this.applied++;
		}
		else {
			this.repeated++;
		}
		passed(published.partition().partition(), published.offset());
		return true;
	}

	/** Leaves out a record that is no event. */
	void passed(int partition, long offset) {
		this.next.put(partition, offset + 1);
	}

	/** The conversation so far; null when it has no event yet. */
	@Nullable Conversation state(String id) {
		Conversation changed = this.after.get(id);
		return (changed != null) ? changed : this.before.get(id);
	}

	private static Conversation evolve(@Nullable Conversation state, PublishedEvent published) {
		try {
			return Conversation.evolve(state, published.event());
		}
		catch (IllegalArgumentException ex) {
			throw new RefusedException(published.place() + " contradicts the events before it: " + ex.getMessage()
					+ ". The event topic cannot be rebuilt from; restore it from its backup.", ex);
		}
	}

	private MessageDocument message(PublishedEvent published, MessageAdded added) {
		Source source = published.source();
		if (source == null) {
			throw new RefusedException(published.place() + " does not say where its command stood (header "
					+ "ce_commandposition), so its message cannot be rebuilt as it was.");
		}
		Reopening reopening = this.reopenings.get(published.event().conversationId());
		boolean reopened = reopening != null && reopening.version() == published.event().version() - 1
				&& reopening.commandId().equals(published.event().commandId());
		return Documents.of(published.event(), added, reopened, source);
	}

	/** The conversations that changed, by id. */
	Map<String, Conversation> changed() {
		return this.after;
	}

	/** Version that the target has; 0 when it has none. */
	long versionBefore(String id) {
		Conversation state = this.before.get(id);
		return (state != null) ? state.version() : 0;
	}

	/** Those of the changed conversations that their newest event reopened. */
	Map<String, Reopening> reopenings() {
		Map<String, Reopening> newest = new HashMap<>(this.reopenings);
		newest.entrySet().removeIf((entry) -> {
			Conversation changed = this.after.get(entry.getKey());
			return changed == null || changed.version() != entry.getValue().version();
		});
		return newest;
	}

	List<MessageDocument> messages() {
		return this.messages;
	}

	/** For each partition that was read, the offset to go on from. */
	Map<Integer, Long> next() {
		return this.next;
	}

	/** How many events were new. */
	long applied() {
		return this.applied;
	}

	/** How many events the target had before. */
	long repeated() {
		return this.repeated;
	}

	/** What reopened a conversation: the message that follows by the same command. */
	record Reopening(long version, String commandId) {
	}

}
