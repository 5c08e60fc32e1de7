package dev.conversations.store;

import java.time.Instant;
import java.util.List;

import org.bson.codecs.pojo.annotations.BsonId;
import org.bson.codecs.pojo.annotations.BsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A conversation without its messages: a thread may have a million of them.
 *
 * @param id TypeID {@code conv_…}
 * @param mode {@code test} or {@code live}; with the sub-account it tells whose data this
 * is
 * @param customerPhone in E.164
 * @param channel {@code sms}, {@code email}, {@code instagram}, {@code facebook},
 * {@code whatsapp} or {@code voice}
 * @param status {@code open}, {@code closed} or {@code resolved}
 * @param lastMessage content of the newest message
 * @param lastActivityAt time of the newest event other than a read; lists are ordered by
 * it
 * @param unread whether {@code unreadCount} is above 0, for the index
 * @param unreadCount customer messages since the last read or assistant message
 * @param messageCount number of messages, which is also the index of the newest
 * @param version number of events, which is also the version of the newest
 */
public record ConversationDocument(@BsonId String id, @BsonProperty("sub_account_id") String subAccountId,
		@BsonProperty("mode") String mode, @BsonProperty("customer_id") String customerId,
		@BsonProperty("customer_name") @Nullable String customerName,
		@BsonProperty("customer_email") @Nullable String customerEmail,
		@BsonProperty("customer_phone") @Nullable String customerPhone, @BsonProperty("channel") String channel,
		@BsonProperty("status") String status, @BsonProperty("subject") @Nullable String subject,
		@BsonProperty("last_message") @Nullable String lastMessage, @BsonProperty("created_at") Instant createdAt,
		@BsonProperty("last_activity_at") Instant lastActivityAt, @BsonProperty("unread") boolean unread,
		@BsonProperty("unread_count") long unreadCount, @BsonProperty("tags") List<String> tags,
		@BsonProperty("message_count") long messageCount, @BsonProperty("version") long version) {
}
