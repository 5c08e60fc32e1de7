package dev.conversations.api.subaccount;

import java.util.List;
import java.util.Objects;
import java.util.Set;

import dev.conversations.api.web.JsonFields;
import dev.conversations.api.web.Texts;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The body of "create an API key".
 *
 * @param mode {@code test} when absent
 * @param scopes both when absent
 * @param rateLimitPerMinute 0 is no limit, null the default of the API
 */
@Schema(name = "CreateApiKey")
record ApiKeyRequest(@Schema(allowableValues = {
		"test", "live" }, defaultValue = "test", requiredMode = Schema.RequiredMode.NOT_REQUIRED) String mode,
		@Schema(description = "read, write or both, which is the default.",
				requiredMode = Schema.RequiredMode.NOT_REQUIRED) List<String> scopes,
		@Schema(maxLength = 256) @Nullable String name,
		@Schema(minimum = "0", maximum = "1000000",
				description = "Requests a minute, and a tenth of them, but at least 100, in 10 seconds; "
						+ "0 is no limit. Without it the default holds: 1,000 a minute and 100 in 10 seconds.") @Nullable Integer rateLimitPerMinute){

	private static final Set<String> MODES = Set.of("test", "live");

	private static final List<String> SCOPES = List.of("read", "write");

	private static final int HIGHEST_RATE = 1_000_000;

	static ApiKeyRequest read(JsonFields fields) {
		fields.only(Set.of("mode", "scopes", "name", "rate_limit_per_minute"));
		return new ApiKeyRequest(Objects.requireNonNullElse(fields.choice("mode", MODES), "test"), scopes(fields),
				fields.text("name", 256), fields.integer("rate_limit_per_minute", 0, HIGHEST_RATE));
	}

	private static List<String> scopes(JsonFields fields) {
		List<String> given = fields.texts("scopes", SCOPES.size(), 10);
		if (!SCOPES.containsAll(given)) {
			throw Texts.invalid("scopes", "must be a list of read, write or both");
		}
		return given.isEmpty() ? SCOPES : given.stream().distinct().toList();
	}

}
