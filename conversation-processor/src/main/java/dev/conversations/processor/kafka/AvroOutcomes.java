package dev.conversations.processor.kafka;

import dev.conversations.processor.ledger.Outcome;
import dev.conversations.processor.ledger.ReceivedCommand.ReplyTo;
import dev.conversations.processor.ledger.Result;
import dev.conversations.schema.outcome.CommandOutcome;
import dev.conversations.schema.outcome.ConversationSnapshot;
import dev.conversations.schema.outcome.MessageSnapshot;
import dev.conversations.store.ConversationDocument;
import dev.conversations.store.MessageDocument;
import org.jspecify.annotations.Nullable;

/** Outcomes in their Avro form. */
final class AvroOutcomes {

	private AvroOutcomes() {
	}

	static CommandOutcome write(Result result, ReplyTo replyTo) {
		Outcome outcome = result.outcome();
		return new CommandOutcome(result.received().command().id(), replyTo.correlationId(), outcome.status().code(),
				result.replayed(), outcome.rejection(), outcome.version(), conversation(outcome.conversation()),
				message(outcome.message()));
	}

	private static @Nullable ConversationSnapshot conversation(@Nullable ConversationDocument conversation) {
		if (conversation == null) {
			return null;
		}
		return new ConversationSnapshot(conversation.id(), conversation.customerId(), conversation.customerName(),
				conversation.customerEmail(), conversation.customerPhone(), conversation.channel(),
				conversation.status(), conversation.subject(), conversation.lastMessage(), conversation.createdAt(),
				conversation.lastActivityAt(), conversation.unreadCount(), conversation.tags(),
				conversation.messageCount(), conversation.version());
	}

	private static @Nullable MessageSnapshot message(@Nullable MessageDocument message) {
		return (message != null) ? new MessageSnapshot(message.id(), message.index(), message.sender(),
				message.content(), message.timestamp()) : null;
	}

}
