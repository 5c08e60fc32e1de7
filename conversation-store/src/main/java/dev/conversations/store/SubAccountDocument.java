package dev.conversations.store;

import java.time.Instant;

import org.bson.codecs.pojo.annotations.BsonId;
import org.bson.codecs.pojo.annotations.BsonProperty;

/** A sub-account, the owner of conversations and API keys. */
public record SubAccountDocument(@BsonId String id, @BsonProperty("name") String name,
		@BsonProperty("created_at") Instant createdAt) {
}
