package dev.conversations.api.docs;

import java.util.List;
import java.util.Map;

import dev.conversations.api.problem.ErrorBody;
import dev.conversations.api.problem.ErrorCode;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.BooleanSchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import org.springdoc.core.customizers.OpenApiCustomizer;

/**
 * Completes every operation: its key, its headers, the answers of writes, and its errors.
 */
final class AnswerDocs implements OpenApiCustomizer {

	private static final String JSON = "application/json";

	private static final Schema<?> TEXT = new StringSchema();

	private static final String CREATE = "createConversation";

	private static final List<Integer> ERRORS = List.of(400, 401, 404, 405, 406, 414, 431, 503);

	/** API keys have scopes and limits, the admin key has neither. */
	private static final List<Integer> API_KEY_ERRORS = List.of(403, 429);

	/** Of operations that read their body. */
	private static final List<Integer> BODY_ERRORS = List.of(413, 415);

	/** What a write shows when it is applied: status and schema. */
	private static final Map<String, Map.Entry<String, String>> WRITES = Map.of(CREATE,
			Map.entry("201", "Conversation"), "sendMessage", Map.entry("201", "Message"), "updateConversation",
			Map.entry("200", "Conversation"), "putConversation", Map.entry("200", "Conversation"), "closeConversation",
			Map.entry("200", "Conversation"), "markConversationRead", Map.entry("200", "Conversation"), "removeTag",
			Map.entry("200", "Conversation"));

	@Override
	public void customise(OpenAPI api) {
		ModelConverters.getInstance(true)
			.readAll(ErrorBody.class)
			.forEach((name, schema) -> api.getComponents().addSchemas(name, schema));
		api.getComponents().addSchemas("PendingCommand", pending());
		api.getPaths().forEach(AnswerDocs::path);
	}

	private static void path(String path, PathItem item) {
		for (Operation operation : item.readOperations()) {
			Map.Entry<String, String> write = WRITES.get(operation.getOperationId());
			if (path.startsWith("/admin/")) {
				operation.addSecurityItem(new SecurityRequirement().addList(OpenApiConfiguration.ADMIN_KEY));
				errors(operation, ERRORS);
			}
			else if (write != null) {
				write(operation, write.getKey(), write.getValue());
				limited(operation);
			}
			else if (!path.startsWith("/actuator")) {
				operation.addSecurityItem(new SecurityRequirement().addList(OpenApiConfiguration.API_KEY));
				errors(operation, ERRORS);
				errors(operation, API_KEY_ERRORS);
				if (operation.getOperationId().equals("getConversation")) {
					conditional(operation);
				}
				limited(operation);
			}
			if (operation.getRequestBody() != null) {
				errors(operation, BODY_ERRORS);
			}
		}
	}

	/** Every answer to a good key tells what the key may still do. */
	private static void limited(Operation operation) {
		operation.getResponses().forEach((status, response) -> {
			if (!status.equals("401")) {
				response.addHeaderObject("RateLimit-Policy",
						text("Limits of the key: requests (q) in seconds (w); absent when it has none."));
				response.addHeaderObject("RateLimit",
						text("Requests that remain (r), and seconds until all of them are there again (t)."));
			}
		});
	}

	private static Header text(String description) {
		return new Header().schema(TEXT).description(description);
	}

	private static void write(Operation operation, String status, String schema) {
		operation.addSecurityItem(new SecurityRequirement().addList(OpenApiConfiguration.API_KEY));
		operation.addParametersItem(header("Idempotency-Key",
				"1 to 255 printable ASCII characters: a repetition with the same key is answered as the first."));
		operation.addParametersItem(header("Prefer",
				"wait=N waits up to N seconds (30 at most) for the outcome; respond-async does not wait (RFC 7240)."));
		operation.getResponses().clear();
		operation.getResponses().addApiResponse(status, applied(schema));
		operation.getResponses()
			.addApiResponse("202",
					new ApiResponse().description("Accepted, not decided yet.")
						.addHeaderObject("Location", text("Where to ask for the result."))
						.content(json(envelope("PendingCommand"))));
		errors(operation, ERRORS);
		errors(operation, API_KEY_ERRORS);
		if (operation.getOperationId().equals(CREATE)) {
			errors(operation, List.of(409, 422));
		}
		else {
			operation.addParametersItem(header("If-Match",
					"The ETag of the conversation: the write is refused when it has changed since."));
			errors(operation, List.of(412, 422));
			versioned(operation, "412");
		}
	}

	private static void conditional(Operation operation) {
		operation.addParametersItem(
				header("If-None-Match", "ETags that are known: the conversation is left out when it still has one."));
		versioned(operation, "200");
		operation.getResponses()
			.addApiResponse("304", new ApiResponse().description("Still as known.").addHeaderObject("ETag", version()));
	}

	private static void versioned(Operation operation, String status) {
		operation.getResponses().computeIfPresent(status, (same, answer) -> answer.addHeaderObject("ETag", version()));
	}

	private static Header version() {
		return text("Version of the conversation.");
	}

	private static ApiResponse applied(String schema) {
		return new ApiResponse().description("Applied.")
			.addHeaderObject("ETag", version())
			.addHeaderObject("Idempotent-Replayed", text("true when this repeats an earlier answer."))
			.content(json(envelope(schema)));
	}

	private static void errors(Operation operation, List<Integer> statuses) {
		for (int status : statuses) {
			String codes = ErrorCode.codes(status);
			ApiResponse response = new ApiResponse().description(codes)
				.content(json(new Schema<>().$ref("#/components/schemas/Error")));
			if (status == 429 || status == 503) {
				response.addHeaderObject("Retry-After", text("Seconds to wait before the next attempt."));
			}
			operation.getResponses().addApiResponse(Integer.toString(status), response);
		}
	}

	private static Schema<?> envelope(String data) {
		return new ObjectSchema().addProperty("success", new BooleanSchema())
			.addProperty("data", new Schema<>().$ref("#/components/schemas/" + data))
			.required(List.of("success", "data"));
	}

	private static Schema<?> pending() {
		return new ObjectSchema().addProperty("command_id", TEXT)
			.addProperty("conversation_id", TEXT)
			.addProperty("status", new StringSchema()._enum(List.of("pending")))
			.required(List.of("command_id", "conversation_id", "status"));
	}

	private static Content json(Schema<?> schema) {
		return new Content().addMediaType(JSON, new MediaType().schema(schema));
	}

	private static HeaderParameter header(String name, String description) {
		HeaderParameter parameter = new HeaderParameter();
		parameter.name(name).description(description).schema(TEXT).required(false);
		return parameter;
	}

}
