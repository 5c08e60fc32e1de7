package dev.conversations.processor.ledger;

import dev.conversations.processor.conversation.Command;
import dev.conversations.processor.conversation.ConversationCommand.CreateConversation;
import dev.conversations.processor.conversation.ConversationCommand.SendMessage;
import dev.conversations.store.Source;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/**
 * A command as it was read from its topic.
 *
 * @param fingerprint SHA-256 of the request; null when the client sent no Idempotency-Key
 * @param replyTo where the outcome is awaited; null when nobody waits
 * @param traceparent W3C trace context of the request, if there was one
 */
public record ReceivedCommand(Command command, Source source, @Nullable Binary fingerprint, @Nullable ReplyTo replyTo,
		@Nullable String traceparent) {

	/**
	 * An API instance that waits for an outcome.
	 *
	 * @param correlationId unique while that instance runs
	 */
	public record ReplyTo(String instance, long correlationId) {
	}

	boolean keyed() {
		return this.fingerprint != null;
	}

	boolean creates() {
		return this.command.payload() instanceof CreateConversation;
	}

	/** Whether the message says all that a ledger entry would. */
	boolean needsNoEntry() {
		return !keyed() && sentMessageId() != null;
	}

	/**
	 * The message whose document says that this very record was applied; null when it
	 * sends none.
	 */
	@Nullable String sentMessageId() {
		return (this.command.payload() instanceof SendMessage send) ? send.messageId() : null;
	}

}
