package dev.conversations.processor.conversation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import dev.conversations.processor.conversation.ConversationEvent.ConversationClosed;
import dev.conversations.processor.conversation.ConversationEvent.ConversationCreated;
import dev.conversations.processor.conversation.ConversationEvent.ConversationRead;
import dev.conversations.processor.conversation.ConversationEvent.ConversationReopened;
import dev.conversations.processor.conversation.ConversationEvent.ConversationUpdated;
import dev.conversations.processor.conversation.ConversationEvent.MessageAdded;
import org.jspecify.annotations.Nullable;

/**
 * State of a conversation: what its events come to.
 *
 * @param id TypeID {@code conv_…}
 * @param tags in the order in which they were added, each once
 * @param lastActivityAt time of the newest event other than a read
 * @param version number of events, which is also the version of the newest
 */
public record Conversation(String id, Tenant tenant, Customer customer, Channel channel, @Nullable String subject,
		Status status, List<String> tags, Messages messages, Instant createdAt, Instant lastActivityAt, long version) {

	/**
	 * The state after one more event. Pure.
	 * @param state null before the first event
	 * @throws IllegalArgumentException when the event is not the next one of this
	 * conversation
	 */
	public static Conversation evolve(@Nullable Conversation state, RecordedEvent event) {
		long expected = (state != null) ? state.version + 1 : 1;
		if (event.version() != expected) {
			throw new IllegalArgumentException("event of " + event.conversationId() + " has version " + event.version()
					+ ", expected " + expected);
		}
		if (state == null) {
			return first(event);
		}
		state.requireOwn(event);
		return state.next(event).at(event);
	}

	private void requireOwn(RecordedEvent event) {
		if (!event.conversationId().equals(this.id) || !event.tenant().equals(this.tenant)) {
			throw new IllegalArgumentException("event is of " + event.conversationId() + " of " + event.tenant()
					+ ", expected " + this.id + " of " + this.tenant);
		}
	}

	private static Conversation first(RecordedEvent event) {
		if (!(event.event() instanceof ConversationCreated created)) {
			throw new IllegalArgumentException("the history of " + event.conversationId() + " begins with "
					+ event.event().getClass().getSimpleName() + ", expected ConversationCreated");
		}
		return new Conversation(event.conversationId(), event.tenant(), created.customer(), created.channel(),
				created.subject(), Status.OPEN, List.of(), Messages.NONE, event.occurredAt(), event.occurredAt(), 1);
	}

	private Conversation next(RecordedEvent event) {
		return switch (event.event()) {
			case ConversationCreated created ->
				throw new IllegalArgumentException(this.id + " is created a second time by " + event.commandId());
			case MessageAdded message -> with(this.messages.plus(message));
			case ConversationUpdated update -> with(update);
			case ConversationClosed closed -> with(closed.status());
			case ConversationReopened reopened -> with(Status.OPEN);
			case ConversationRead read -> with(this.messages.read());
		};
	}

	private Conversation with(Messages newMessages) {
		return new Conversation(this.id, this.tenant, this.customer, this.channel, this.subject, this.status, this.tags,
				newMessages, this.createdAt, this.lastActivityAt, this.version);
	}

	private Conversation with(Status newStatus) {
		return new Conversation(this.id, this.tenant, this.customer, this.channel, this.subject, newStatus, this.tags,
				this.messages, this.createdAt, this.lastActivityAt, this.version);
	}

	private Conversation with(ConversationUpdated update) {
		List<String> newTags = new ArrayList<>(this.tags);
		newTags.removeAll(update.tagsRemoved());
		newTags.addAll(update.tagsAdded());
		return new Conversation(this.id, this.tenant, this.customer.withName(update.customerName()), this.channel,
				(update.subject() != null) ? update.subject() : this.subject, this.status, List.copyOf(newTags),
				this.messages, this.createdAt, this.lastActivityAt, this.version);
	}

	private Conversation at(RecordedEvent event) {
		Instant activity = (event.event() instanceof ConversationRead) ? this.lastActivityAt : event.occurredAt();
		return new Conversation(this.id, this.tenant, this.customer, this.channel, this.subject, this.status, this.tags,
				this.messages, this.createdAt, activity, event.version());
	}

}
