package dev.conversations.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.bson.codecs.pojo.annotations.BsonId;
import org.bson.codecs.pojo.annotations.BsonProperty;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of one command, stored in the transaction that made its effect. Every
 * command has exactly one, but for a sent message without an Idempotency-Key, whose
 * {@link MessageDocument} says all that is needed.
 *
 * @param commandId TypeID {@code cmd_…}
 * @param source where the command that was decided stood in the topic
 * @param fingerprint SHA-256 of the request; null without an Idempotency-Key
 * @param status {@code applied}, {@code rejected} or {@code failed}
 * @param rejection the reason in kebab-case, exactly when rejected
 * @param version version of the conversation after the command; null when there is no
 * conversation
 * @param messageId the message that the command added, if any
 * @param conversation the conversation after the command; null for a sent message, a
 * refusal and a failure
 * @param events the events as they stand in the topic, in order; empty for a sent
 * message, whose document tells them
 * @param expiresAt when MongoDB may forget the entry
 */
public record LedgerEntry(@BsonId String commandId, @BsonProperty("sub_account_id") String subAccountId,
		@BsonProperty("mode") String mode, @BsonProperty("conversation_id") String conversationId,
		@BsonProperty("source") Source source, @BsonProperty("fingerprint") @Nullable Binary fingerprint,
		@BsonProperty("status") String status, @BsonProperty("rejection") @Nullable String rejection,
		@BsonProperty("version") @Nullable Long version, @BsonProperty("message_id") @Nullable String messageId,
		@BsonProperty("conversation") @Nullable ConversationDocument conversation,
		@BsonProperty("events") List<Binary> events, @BsonProperty("decided_at") Instant decidedAt,
		@BsonProperty("expires_at") Instant expiresAt) {

	/**
	 * How long an entry is kept at least: longer than the command topic keeps the
	 * commands, which is 7 days and the time of a segment, so that a command that is read
	 * again is always known.
	 */
	public static final Duration RETENTION = Duration.ofDays(8);

}
