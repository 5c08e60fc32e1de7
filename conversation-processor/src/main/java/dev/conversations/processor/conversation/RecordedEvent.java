package dev.conversations.processor.conversation;

import java.time.Instant;

/**
 * An event at its place in the history of a conversation.
 *
 * @param version position in the conversation, from 1
 * @param commandId the command that caused it
 */
public record RecordedEvent(Tenant tenant, String conversationId, long version, Instant occurredAt, String commandId,
		ConversationEvent event) {
}
