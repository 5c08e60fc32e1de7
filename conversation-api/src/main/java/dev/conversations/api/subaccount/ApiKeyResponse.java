package dev.conversations.api.subaccount;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.conversations.store.ApiKeyDocument;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An API key as the admin endpoints show it.
 *
 * @param key the key itself, shown once, when it is made
 * @param rateLimitPerMinute 0 is no limit, null the default of the API
 * @param revokedAt null while the key is good
 */
@Schema(name = "ApiKey")
record ApiKeyResponse(@Schema(requiredMode = Schema.RequiredMode.REQUIRED) String id,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Schema(
				description = "The key itself; shown once, when it is made.") @Nullable String key,
		@Schema(requiredMode = Schema.RequiredMode.REQUIRED) String mode,
		@Schema(requiredMode = Schema.RequiredMode.REQUIRED) List<String> scopes, @Schema(types = {
				"string", "null" }) @Nullable String name,
		@Schema(types = { "integer", "null" }) @Nullable Integer rateLimitPerMinute,
		@Schema(requiredMode = Schema.RequiredMode.REQUIRED) Instant createdAt,
		@Schema(types = { "string", "null" }, format = "date-time") @Nullable Instant revokedAt){

	static ApiKeyResponse of(ApiKeyDocument document) {
		return shown(document, null);
	}

	static ApiKeyResponse shown(ApiKeyDocument document, @Nullable String key) {
		return new ApiKeyResponse(document.id(), key, document.mode(), document.scopes(), document.name(),
				document.rateLimitPerMinute(), document.createdAt(), document.revokedAt());
	}

}
