package dev.conversations.store;

import java.time.Instant;

import org.bson.codecs.pojo.annotations.BsonId;
import org.bson.codecs.pojo.annotations.BsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A message, and with it the proof that its command was applied. A message never changes,
 * so its events can be told from it for ever and need not be stored beside it.
 *
 * @param id TypeID {@code msg_…}
 * @param index position in the conversation, from 1
 * @param sender {@code customer} or {@code assistant}
 * @param version version of the event {@code MessageAdded}
 * @param reopened whether this message reopened the conversation; that event has the
 * version before
 * @param commandId the command that added it
 * @param source where that command stood in the topic
 */
public record MessageDocument(@BsonId String id, @BsonProperty("conversation_id") String conversationId,
		@BsonProperty("sub_account_id") String subAccountId, @BsonProperty("mode") String mode,
		@BsonProperty("index") long index, @BsonProperty("sender") String sender,
		@BsonProperty("content") String content, @BsonProperty("timestamp") Instant timestamp,
		@BsonProperty("version") long version, @BsonProperty("reopened") @Nullable Boolean reopened,
		@BsonProperty("command_id") String commandId, @BsonProperty("source") Source source) {
}
