package dev.conversations.processor.ledger;

import java.util.List;

import dev.conversations.processor.conversation.ConversationEvent.ConversationReopened;
import dev.conversations.processor.conversation.ConversationEvent.MessageAdded;
import dev.conversations.processor.conversation.RecordedEvent;
import dev.conversations.processor.conversation.Sender;
import dev.conversations.processor.conversation.Tenant;
import dev.conversations.store.MessageDocument;

/** Tells from the document of a sent message what its command did. */
public final class MessageHistory {

	private MessageHistory() {
	}

	/** The events of the command that sent the message, exactly as they were decided. */
	public static List<RecordedEvent> events(MessageDocument message) {
		RecordedEvent added = new RecordedEvent(new Tenant(message.subAccountId(), message.mode()),
				message.conversationId(), message.version(), message.timestamp(), message.commandId(),
				new MessageAdded(message.id(), message.index(), Sender.of(message.sender()), message.content()));
		return Boolean.TRUE.equals(message.reopened()) ? List.of(reopening(added), added) : List.of(added);
	}

	private static RecordedEvent reopening(RecordedEvent added) {
		return new RecordedEvent(added.tenant(), added.conversationId(), added.version() - 1, added.occurredAt(),
				added.commandId(), new ConversationReopened());
	}

	/** What the client of that command is told. */
	static Outcome outcome(MessageDocument message) {
		return new Outcome(Outcome.Status.APPLIED, null, message.version(), null, message);
	}

}
