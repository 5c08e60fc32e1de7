package dev.conversations.processor.conversation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import dev.conversations.processor.conversation.ConversationCommand.CloseConversation;
import dev.conversations.processor.conversation.ConversationCommand.CreateConversation;
import dev.conversations.processor.conversation.ConversationCommand.MarkConversationRead;
import dev.conversations.processor.conversation.ConversationCommand.RemoveTag;
import dev.conversations.processor.conversation.ConversationCommand.SendMessage;
import dev.conversations.processor.conversation.ConversationCommand.UpdateConversation;
import dev.conversations.processor.conversation.ConversationEvent.ConversationClosed;
import dev.conversations.processor.conversation.ConversationEvent.ConversationCreated;
import dev.conversations.processor.conversation.ConversationEvent.ConversationRead;
import dev.conversations.processor.conversation.ConversationEvent.ConversationReopened;
import dev.conversations.processor.conversation.ConversationEvent.ConversationUpdated;
import dev.conversations.processor.conversation.ConversationEvent.MessageAdded;
import org.jspecify.annotations.Nullable;

/**
 * Decides commands on one conversation. Pure: same state and command, same answer; time
 * comes with the command.
 */
public final class ConversationDecider {

	/** Most tags that a conversation can have. */
	public static final int MAX_TAGS = 50;

	/**
	 * @param state null when there is no conversation of that id
	 */
	public Decision decide(@Nullable Conversation state, Command command) {
		if (command.payload() instanceof CreateConversation create) {
			return (state == null) ? accept(null, command, open(create))
					: new Decision.Rejected(Rejection.CONVERSATION_EXISTS, null);
		}
		if (state == null || !state.tenant().equals(command.tenant())) {
			return new Decision.Rejected(Rejection.CONVERSATION_NOT_FOUND, null);
		}
		if (command.expectedVersion() != null && command.expectedVersion() != state.version()) {
			return reject(Rejection.VERSION_MISMATCH, state);
		}
		return switch (command.payload()) {
			case CreateConversation create -> throw new IllegalStateException("decided above");
			case SendMessage send -> accept(state, command, add(state, send));
			case UpdateConversation update -> update(state, command, update);
			case CloseConversation close -> accept(state, command, change(state, Status.CLOSED));
			case MarkConversationRead read -> accept(state, command, read(state));
			case RemoveTag remove -> accept(state, command, remove(state, remove.tag()));
		};
	}

	private static List<ConversationEvent> open(CreateConversation create) {
		ConversationCreated created = new ConversationCreated(create.customer(), create.channel(), create.subject());
		SendMessage message = create.message();
		return (message != null) ? List.of(created, added(message, 1)) : List.of(created);
	}

	private static List<ConversationEvent> add(Conversation state, SendMessage send) {
		MessageAdded added = added(send, state.messages().count() + 1);
		boolean reopens = send.sender() == Sender.CUSTOMER && state.status() != Status.OPEN;
		return reopens ? List.of(new ConversationReopened(), added) : List.of(added);
	}

	private static MessageAdded added(SendMessage send, long index) {
		return new MessageAdded(send.messageId(), index, send.sender(), send.content());
	}

	private static Decision update(Conversation state, Command command, UpdateConversation update) {
		Set<String> newTags = new LinkedHashSet<>(update.tags());
		state.tags().forEach(newTags::remove);
		if (state.tags().size() + newTags.size() > MAX_TAGS) {
			return reject(Rejection.TOO_MANY_TAGS, state);
		}
		List<ConversationEvent> events = new ArrayList<>();
		String name = changed(state.customer().name(), update.customerName());
		String subject = changed(state.subject(), update.subject());
		if (name != null || subject != null || !newTags.isEmpty()) {
			events.add(new ConversationUpdated(name, subject, List.copyOf(newTags), List.of()));
		}
		if (update.status() != null) {
			events.addAll(change(state, update.status()));
		}
		return accept(state, command, events);
	}

	private static @Nullable String changed(@Nullable String current, @Nullable String wanted) {
		return Objects.equals(current, wanted) ? null : wanted;
	}

	private static List<ConversationEvent> change(Conversation state, Status wanted) {
		if (state.status() == wanted) {
			return List.of();
		}
		return switch (wanted) {
			case OPEN -> List.of(new ConversationReopened());
			case CLOSED, RESOLVED -> List.of(new ConversationClosed(wanted));
		};
	}

	private static List<ConversationEvent> read(Conversation state) {
		return (state.messages().unread() > 0) ? List.of(new ConversationRead()) : List.of();
	}

	private static List<ConversationEvent> remove(Conversation state, String tag) {
		return state.tags().contains(tag) ? List.of(new ConversationUpdated(null, null, List.of(), List.of(tag)))
				: List.of();
	}

	private static Decision reject(Rejection reason, Conversation state) {
		return new Decision.Rejected(reason, state.version());
	}

	private static Decision accept(@Nullable Conversation before, Command command, List<ConversationEvent> events) {
		List<RecordedEvent> recorded = new ArrayList<>(events.size());
		Conversation state = before;
		for (ConversationEvent event : events) {
			long version = (state != null) ? state.version() + 1 : 1;
			RecordedEvent next = new RecordedEvent(command.tenant(), command.conversationId(), version,
					time(state, command), command.id(), event);
			recorded.add(next);
			state = Conversation.evolve(state, next);
		}
		return new Decision.Accepted(List.copyOf(recorded), Objects.requireNonNull(state));
	}

	/**
	 * Clocks of API instances differ: time never runs backwards within a conversation.
	 */
	private static Instant time(@Nullable Conversation state, Command command) {
		boolean late = state != null && command.issuedAt().isBefore(state.lastActivityAt());
		return (late && state != null) ? state.lastActivityAt() : command.issuedAt();
	}

}
