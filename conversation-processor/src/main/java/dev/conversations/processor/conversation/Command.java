package dev.conversations.processor.conversation;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A command and whom it concerns.
 *
 * @param id TypeID {@code cmd_…}
 * @param conversationId TypeID {@code conv_…}
 * @param issuedAt when the API accepted it, to the millisecond
 * @param expectedVersion refuse unless the conversation has this version; null accepts
 * any
 */
public record Command(String id, Tenant tenant, String conversationId, Instant issuedAt, @Nullable Long expectedVersion,
		ConversationCommand payload) {
}
