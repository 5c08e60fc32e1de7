package dev.conversations.processor.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.bson.types.Binary;

import dev.conversations.processor.conversation.Conversation;
import dev.conversations.processor.conversation.ConversationCommand.SendMessage;
import dev.conversations.processor.conversation.ConversationDecider;
import dev.conversations.processor.conversation.ConversationEvent.ConversationReopened;
import dev.conversations.processor.conversation.ConversationEvent.MessageAdded;
import dev.conversations.processor.conversation.Decision;
import dev.conversations.processor.conversation.RecordedEvent;
import dev.conversations.processor.conversation.Rejection;
import dev.conversations.processor.wire.EventCodec;
import dev.conversations.store.ConversationDocument;
import dev.conversations.store.LedgerEntry;
import dev.conversations.store.MessageDocument;
import org.jspecify.annotations.Nullable;

/**
 * Decides the commands of a batch in their order, and gathers what is to be written and
 * what is to be published.
 */
final class Batch {

	private static final ConversationDecider DECIDER = new ConversationDecider();

	private final Knowledge known;

	private final EventCodec codec;

	private final Instant now;

	private final Map<String, Touched> touched = new LinkedHashMap<>();

	private final Map<String, Result> decided = new HashMap<>();

	private final List<Result> results = new ArrayList<>();

	private final List<MessageDocument> messages = new ArrayList<>();

	private final List<LedgerEntry> entries = new ArrayList<>();

	private boolean doubtful;

	Batch(Knowledge known, EventCodec codec, Instant now) {
		this.known = known;
		this.codec = codec;
		this.now = now;
	}

	void add(ReceivedCommand received) {
		Result result = earlier(received);
		if (result == null) {
			result = decide(received);
			this.decided.put(received.command().id(), result);
		}
		this.results.add(result);
	}

	/** Stores that the command cannot be carried out, unless it was before. */
	void fail(ReceivedCommand received, String cause) {
		Result earlier = earlier(received);
		if (earlier != null) {
			this.results.add(earlier);
			return;
		}
		Outcome outcome = Outcome.failed();
		this.entries.add(entry(received, outcome, null, List.of()));
		this.results.add(new Result(received, outcome, false, false, List.of(), cause));
	}

	List<Result> results() {
		return this.results;
	}

	Map<String, Touched> touched() {
		return this.touched;
	}

	/**
	 * Whether a decision was made that unique ids and versions do not protect: a refusal
	 * of a command that was perhaps applied before. Harmless when the ledger was read
	 * first.
	 */
	boolean doubtful() {
		return this.doubtful;
	}

	Writes writes(String database) {
		Writes writes = new Writes(database);
		this.entries.forEach(writes::entry);
		this.messages.forEach(writes::message);
		this.touched.values().forEach(writes::conversation);
		return writes;
	}

	private @Nullable Result earlier(ReceivedCommand received) {
		String commandId = received.command().id();
		Result sameBatch = this.decided.get(commandId);
		if (sameBatch != null) {
			return repeated(received, sameBatch.received().fingerprint(), sameBatch.outcome());
		}
		LedgerEntry entry = this.known.entry(commandId);
		if (entry != null) {
			return received.source().equals(entry.source()) ? redelivered(received, entry)
					: repeated(received, entry.fingerprint(), outcome(entry));
		}
		MessageDocument message = this.known.message(received.sentMessageId());
		if (message == null) {
			return null;
		}
		return received.source().equals(message.source()) ? redelivered(received, message)
				: repeated(received, received.fingerprint(), MessageHistory.outcome(message));
	}

	private static Result repeated(ReceivedCommand received, @Nullable Binary fingerprint, Outcome first) {
		boolean same = Objects.equals(received.fingerprint(), fingerprint);
		Outcome outcome = same ? first : Outcome.rejected(Rejection.IDEMPOTENCY_KEY_REUSED.code(), null);
		return new Result(received, outcome, same, false, List.of(), null);
	}

	private Result redelivered(ReceivedCommand received, LedgerEntry entry) {
		Outcome outcome = outcome(entry);
		String failure = (outcome.status() == Outcome.Status.FAILED) ? "failed when it was first read" : null;
		return new Result(received, outcome, false, true, events(entry), failure);
	}

	private Result redelivered(ReceivedCommand received, MessageDocument message) {
		return new Result(received, MessageHistory.outcome(message), false, true,
				encoded(MessageHistory.events(message)), null);
	}

	private Outcome outcome(LedgerEntry entry) {
		return new Outcome(Outcome.Status.of(entry.status()), entry.rejection(), entry.version(), entry.conversation(),
				this.known.message(entry.messageId()));
	}

	private List<EncodedEvent> events(LedgerEntry entry) {
		MessageDocument message = this.known.message(entry.messageId());
		if (entry.events().isEmpty() && message != null) {
			return encoded(MessageHistory.events(message));
		}
		return entry.events()
			.stream()
			.map((bytes) -> new EncodedEvent(this.codec.decode(bytes.getData()), bytes.getData()))
			.toList();
	}

	private List<EncodedEvent> encoded(List<RecordedEvent> events) {
		return events.stream().map((event) -> new EncodedEvent(event, this.codec.encode(event))).toList();
	}

	private Result decide(ReceivedCommand received) {
		String conversationId = received.command().conversationId();
		Touched before = this.touched.computeIfAbsent(conversationId, this::load);
		return switch (DECIDER.decide(before.after(), received.command())) {
			case Decision.Accepted accepted -> {
				this.touched.put(conversationId, before.to(accepted.state()));
				yield accept(received, accepted);
			}
			case Decision.Rejected rejected -> reject(received, rejected);
		};
	}

	private Touched load(String conversationId) {
		Conversation conversation = this.known.conversation(conversationId);
		return new Touched(conversation, conversation);
	}

	private Result reject(ReceivedCommand received, Decision.Rejected rejected) {
		this.doubtful = true;
		Outcome outcome = Outcome.rejected(rejected.reason().code(), rejected.version());
		this.entries.add(entry(received, outcome, null, List.of()));
		return new Result(received, outcome, false, false, List.of(), null);
	}

	private Result accept(ReceivedCommand received, Decision.Accepted accepted) {
		List<EncodedEvent> events = encoded(accepted.events());
		MessageDocument message = message(received, accepted.events());
		boolean sends = received.command().payload() instanceof SendMessage;
		ConversationDocument conversation = sends ? null : Documents.of(accepted.state());
		Outcome outcome = new Outcome(Outcome.Status.APPLIED, null, accepted.state().version(), conversation, message);
		if (message != null) {
			this.messages.add(message);
		}
		if (!received.needsNoEntry()) {
			this.entries.add(entry(received, outcome, message, sends ? List.of() : events));
		}
		return new Result(received, outcome, false, false, events, null);
	}

	private static @Nullable MessageDocument message(ReceivedCommand received, List<RecordedEvent> events) {
		boolean reopened = false;
		for (RecordedEvent event : events) {
			reopened |= event.event() instanceof ConversationReopened;
			if (event.event() instanceof MessageAdded added) {
				return Documents.of(event, added, reopened, received.source());
			}
		}
		return null;
	}

	private LedgerEntry entry(ReceivedCommand received, Outcome outcome, @Nullable MessageDocument message,
			List<EncodedEvent> events) {
		return new LedgerEntry(received.command().id(), received.command().tenant().subAccountId(),
				received.command().tenant().mode(), received.command().conversationId(), received.source(),
				received.fingerprint(), outcome.status().code(), outcome.rejection(), outcome.version(),
				(message != null) ? message.id() : null, outcome.conversation(),
				events.stream().map((event) -> new Binary(event.bytes())).toList(), this.now,
				this.now.plus(LedgerEntry.RETENTION));
	}

}
