package dev.conversations.store;

import java.time.Instant;
import java.util.List;

import org.bson.codecs.pojo.annotations.BsonId;
import org.bson.codecs.pojo.annotations.BsonProperty;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/**
 * An API key. The key itself is shown once and not kept.
 *
 * @param id TypeID {@code key_…}, part of the key
 * @param secretHash SHA-256 of the whole key
 * @param mode {@code test} or {@code live}
 * @param scopes {@code read}, {@code write} or both
 * @param rateLimitPerMinute requests a minute; 0 is no limit, null the default of the API
 * @param revokedAt null while the key is good
 */
public record ApiKeyDocument(@BsonId String id, @BsonProperty("sub_account_id") String subAccountId,
		@BsonProperty("secret_hash") Binary secretHash, @BsonProperty("mode") String mode,
		@BsonProperty("scopes") List<String> scopes, @BsonProperty("name") @Nullable String name,
		@BsonProperty("rate_limit_per_minute") @Nullable Integer rateLimitPerMinute,
		@BsonProperty("created_at") Instant createdAt, @BsonProperty("revoked_at") @Nullable Instant revokedAt) {
}
