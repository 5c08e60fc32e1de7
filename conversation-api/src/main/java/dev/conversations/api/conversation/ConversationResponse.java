package dev.conversations.api.conversation;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.conversations.schema.outcome.ConversationSnapshot;
import dev.conversations.store.ConversationDocument;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A conversation as clients see it. Its version is the {@code ETag}.
 *
 * @param timestamp when it started
 * @param messages the newest 100, oldest first; absent in lists and after most writes
 * @param messagesCursor leads to older messages; absent when there are none
 */
@Schema(name = "Conversation",
		requiredProperties = { "id", "customer_id", "customer_name", "customer_email", "customer_phone", "channel",
				"status", "subject", "last_message", "timestamp", "last_activity_at", "unread", "unread_count", "tags",
				"message_count" })
record ConversationResponse(@Schema(example = "conv_01jd8x5v8wf3grz2k9m4t7q0ab") String id, String customerId,
		@Schema(types = {
				"string", "null" }) @Nullable String customerName,
		@Schema(types = { "string", "null" }) @Nullable String customerEmail,
		@Schema(types = { "string", "null" }, description = "In E.164.") @Nullable String customerPhone,
		@Schema(allowableValues = { "sms", "email", "instagram", "facebook", "whatsapp", "voice" }) String channel,
		@Schema(allowableValues = { "open", "closed", "resolved" }) String status,
		@Schema(types = { "string", "null" }) @Nullable String subject,
		@Schema(types = { "string", "null" }) @Nullable String lastMessage,
		@Schema(description = "When it started.") Instant timestamp, Instant lastActivityAt, boolean unread,
		@Schema(description = "Customer messages since the last read or assistant message.") long unreadCount,
		List<String> tags, long messageCount,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Schema(
				description = "The newest 100, oldest first.") @Nullable List<MessageResponse> messages,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Schema(
				description = "Give it as before to read older messages.") @Nullable String messagesCursor){

	static ConversationResponse of(ConversationDocument of) {
		return of(of, null, null);
	}

	static ConversationResponse of(ConversationDocument of, @Nullable List<MessageResponse> messages,
			@Nullable String messagesCursor) {
		return new ConversationResponse(of.id(), of.customerId(), of.customerName(), of.customerEmail(),
				of.customerPhone(), of.channel(), of.status(), of.subject(), of.lastMessage(), of.createdAt(),
				of.lastActivityAt(), of.unread(), of.unreadCount(), of.tags(), of.messageCount(), messages,
				messagesCursor);
	}

	static ConversationResponse of(ConversationSnapshot of, @Nullable List<MessageResponse> messages) {
		return new ConversationResponse(of.getConversationId(), of.getCustomerId(), of.getCustomerName(),
				of.getCustomerEmail(), of.getCustomerPhone(), of.getChannel(), of.getStatus(), of.getSubject(),
				of.getLastMessage(), of.getCreatedAt(), of.getLastActivityAt(), of.getUnreadCount() > 0,
				of.getUnreadCount(), of.getTags(), of.getMessageCount(), messages, null);
	}

}
