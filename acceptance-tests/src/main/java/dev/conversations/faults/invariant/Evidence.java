package dev.conversations.faults.invariant;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.conversations.faults.instrument.PoisonWriter.Planted;
import dev.conversations.faults.load.Call;
import dev.conversations.store.ConversationDocument;
import dev.conversations.store.LedgerEntry;
import dev.conversations.store.MessageDocument;
import org.jspecify.annotations.Nullable;

/** All that is there to judge by, taken while nothing changed. */
final class Evidence {

	private final Clients clients;

	private final Kept kept;

	private final Sent sent;

	private final Map<Long, List<CommandRecord>> commandsByCall;

	private final Map<String, List<CommandRecord>> commandsById;

	private final Map<String, List<EventRecord>> eventsByConversation;

	private final Map<String, List<MessageDocument>> messagesByConversation;

	private final Map<String, List<MessageDocument>> messagesByCommand;

	private final Map<String, Outcome> outcomes;

	Evidence(Clients clients, Kept kept, Sent sent) {
		this.clients = clients;
		this.kept = kept;
		this.sent = sent;
		this.commandsByCall = sent.commands()
			.stream()
			.filter((record) -> record.call() != null)
			.collect(Collectors.groupingBy((record) -> Objects.requireNonNull(record.call())));
		this.commandsById = grouped(sent.commands(), CommandRecord::id);
		this.eventsByConversation = grouped(sent.events(), EventRecord::conversation);
		this.messagesByConversation = grouped(kept.messages(), MessageDocument::conversationId);
		this.messagesByCommand = grouped(kept.messages(), MessageDocument::commandId);
		this.outcomes = new HashMap<>();
		kept.messages().forEach((message) -> this.outcomes.put(message.commandId(), Outcome.of(message)));
		kept.ledger().forEach((entry) -> this.outcomes.put(entry.commandId(), Outcome.of(entry)));
	}

	private static <T> Map<String, List<T>> grouped(List<T> all, Function<T, String> by) {
		return all.stream().collect(Collectors.groupingBy(by));
	}

	Clients clients() {
		return this.clients;
	}

	Kept kept() {
		return this.kept;
	}

	Sent sent() {
		return this.sent;
	}

	/** The records that came of a call. */
	List<CommandRecord> commandsOf(Call call) {
		return this.commandsByCall.getOrDefault(call.number(), List.of());
	}

	/** The records with this id: one for each repetition of a request with a key. */
	List<CommandRecord> commands(String commandId) {
		return this.commandsById.getOrDefault(commandId, List.of());
	}

	/** In the order in which they stand in their partition. */
	List<EventRecord> events(String conversationId) {
		return this.eventsByConversation.getOrDefault(conversationId, List.of());
	}

	/** In the order of their index. */
	List<MessageDocument> messages(String conversationId) {
		return this.messagesByConversation.getOrDefault(conversationId, List.of());
	}

	List<MessageDocument> messagesOf(String commandId) {
		return this.messagesByCommand.getOrDefault(commandId, List.of());
	}

	Collection<Outcome> outcomes() {
		return this.outcomes.values();
	}

	@Nullable Outcome outcome(String commandId) {
		return this.outcomes.get(commandId);
	}

	/**
	 * @param calls what the clients were told
	 * @param logged whether these are all calls that there were
	 */
	record Clients(List<Call> calls, boolean logged) {
	}

	/**
	 * What lies in MongoDB.
	 *
	 * @param messages in the order of conversation and index
	 */
	record Kept(List<ConversationDocument> conversations, List<MessageDocument> messages, List<LedgerEntry> ledger) {
	}

	/**
	 * What stands in the topics.
	 *
	 * @param unreadable what cannot be read in the event topic
	 * @param planted what somebody put into the command topic to become a dead letter
	 * @param lag commands that the processors have not confirmed yet
	 */
	record Sent(List<CommandRecord> commands, List<EventRecord> events, List<String> unreadable,
			List<DeadLetterRecord> deadLetters, List<Planted> planted, long lag) {
	}

}
