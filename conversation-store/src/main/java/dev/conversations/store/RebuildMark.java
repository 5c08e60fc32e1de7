package dev.conversations.store;

import java.time.Instant;

import org.bson.codecs.pojo.annotations.BsonId;
import org.bson.codecs.pojo.annotations.BsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * Says that a database was made from the event topic.
 *
 * @param id always {@link #ID}
 * @param topicId Kafka's id of that topic
 * @param switchedAt since when it holds all that a processor needs; null while it is
 * being made
 */
public record RebuildMark(@BsonId String id, @BsonProperty("topic_id") String topicId,
		@BsonProperty("started_at") Instant startedAt, @BsonProperty("switched_at") @Nullable Instant switchedAt) {

	public static final String ID = "rebuild";

	/** Whether no processor may use the database yet. */
	public boolean unfinished() {
		return this.switchedAt == null;
	}

}
