package dev.conversations.api.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The body of every error answer.
 *
 * @param error one sentence for the client's developer
 * @param code stable, in kebab-case
 * @param field the field, parameter or header to blame, absent when there is none
 * @param requestId as in the header {@code X-Request-Id}
 */
@Schema(name = "Error", description = "Why the request was refused or failed.")
public record ErrorBody(@Schema(example = "false", requiredMode = Schema.RequiredMode.REQUIRED) boolean success,
		@Schema(example = "channel must be one of sms, email, instagram, facebook, whatsapp, voice.",
				requiredMode = Schema.RequiredMode.REQUIRED) String error,
		@Schema(example = "invalid-field", requiredMode = Schema.RequiredMode.REQUIRED) String code,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Schema(example = "channel") @Nullable String field,
		@Schema(requiredMode = Schema.RequiredMode.REQUIRED) String requestId) {

	static ErrorBody of(Problem problem, String requestId) {
		return new ErrorBody(false, problem.sentence(), problem.code().wireName(), problem.field(), requestId);
	}

}
