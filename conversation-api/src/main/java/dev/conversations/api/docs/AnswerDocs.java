package dev.conversations.api.docs;

import java.util.List;
import java.util.Map;

import dev.conversations.api.problem.ErrorBody;
import dev.conversations.api.problem.ErrorCode;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
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
		api.getPaths().forEach((path, item) -> item.readOperations().forEach((operation) -> complete(path, operation)));
	}

	private static void complete(String path, Operation operation) {
		if (path.startsWith("/admin/")) {
			operation.addSecurityItem(new SecurityRequirement().addList(OpenApiConfiguration.ADMIN_KEY));
			errors(operation, ERRORS);
		}
		else if (!path.startsWith("/actuator")) {
			ofCallers(operation);
		}
		if (operation.getRequestBody() != null) {
			errors(operation, BODY_ERRORS);
		}
		operation.addParametersItem(header("X-Request-Id",
				"1 to 128 letters, digits and ._:- that name the request; without it the API makes one."));
		AnswerHeaders.common(operation);
	}

	private static void ofCallers(Operation operation) {
		operation.addSecurityItem(new SecurityRequirement().addList(OpenApiConfiguration.API_KEY));
		Map.Entry<String, String> write = WRITES.get(operation.getOperationId());
		if (write != null) {
			write(operation, write.getKey(), write.getValue());
		}
		errors(operation, ERRORS);
		errors(operation, API_KEY_ERRORS);
		if (write != null) {
			AnswerHeaders.ofWrite(operation);
		}
		else if (operation.getOperationId().equals("getConversation")) {
			conditional(operation);
		}
		AnswerHeaders.ofLimits(operation);
	}

	private static void write(Operation operation, String status, String schema) {
		operation.addParametersItem(header("Idempotency-Key",
				"1 to 255 printable ASCII characters: a repetition with the same key is answered as the first."));
		operation.addParametersItem(header("Prefer",
				"wait=N waits up to N seconds (30 at most) for the outcome; respond-async does not wait (RFC 7240)."));
		operation.getResponses().clear();
		operation.getResponses().addApiResponse(status, answer("Applied.").content(json(envelope(schema))));
		operation.getResponses()
			.addApiResponse("202", answer("Accepted, not decided yet.").content(json(envelope("PendingCommand"))));
		if (operation.getOperationId().equals(CREATE)) {
			errors(operation, List.of(409, 422));
		}
		else {
			operation.addParametersItem(header("If-Match",
					"The ETag of the conversation: the write is refused when it has changed since."));
			errors(operation, List.of(412, 422));
		}
	}

	private static void conditional(Operation operation) {
		operation.addParametersItem(
				header("If-None-Match", "ETags that are known: the conversation is left out when it still has one."));
		operation.getResponses().addApiResponse("304", answer("Still as known."));
		AnswerHeaders.ofConditionalRead(operation);
	}

	private static ApiResponse answer(String description) {
		return new ApiResponse().description(description);
	}

	private static void errors(Operation operation, List<Integer> statuses) {
		for (int status : statuses) {
			operation.getResponses()
				.addApiResponse(Integer.toString(status), answer(ErrorCode.codes(status))
					.content(json(new Schema<>().$ref("#/components/schemas/Error"))));
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
