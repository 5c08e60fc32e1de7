package dev.conversations.acceptance;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One operation of the API, as its OpenAPI description lists it.
 *
 * @param bodySchema name of the schema of its request body, empty when it takes none
 * @param success status of an answer that is no refusal and needs no second question
 */
record Operation(String method, String path, String bodySchema, int success) {

	private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");

	/** A good body for each schema; an operation with a new one needs one here. */
	private static final Map<String, String> BODIES = Map.of("CreateConversation", "{\"channel\": \"instagram\"}",
			"SendMessage", "{\"content\": \"Hi\"}", "UpdateConversation", "{\"subject\": \"Mine\"}", "CreateSubAccount",
			"{\"name\": \"Mine\"}", "CreateApiKey", "{\"rate_limit_per_minute\": 0}");

	/** Everything under {@code /v3/api-docs}. */
	static List<Operation> all(Client anybody) {
		List<Operation> all = new ArrayList<>();
		anybody.get("/v3/api-docs")
			.body()
			.path("paths")
			.forEachEntry((path, item) -> item
				.forEachEntry((method, operation) -> all.add(of(method.toUpperCase(Locale.ROOT), path, operation))));
		return all;
	}

	private static Operation of(String method, String path, JsonNode operation) {
		JsonNode schema = operation.path("requestBody").path("content").path("application/json").path("schema");
		int success = operation.path("responses")
			.propertyStream()
			.map((response) -> Integer.parseInt(response.getKey()))
			.filter((status) -> status < 300)
			.findFirst()
			.orElseThrow();
		return new Operation(method, path, schema.path("$ref").asString("").replaceFirst(".*/", ""), success);
	}

	boolean isAdmin() {
		return this.path.startsWith("/admin/");
	}

	boolean isPublic() {
		return this.path.startsWith("/actuator");
	}

	boolean isRead() {
		return this.method.equals("GET");
	}

	/** Whether the path names something that belongs to somebody. */
	boolean namesSomething() {
		return this.path.contains("{");
	}

	/** A good request of this kind. */
	Answer call(Client client, Function<String, String> variables) {
		String filled = VARIABLE.matcher(this.path).replaceAll((variable) -> variables.apply(variable.group(1)));
		if (this.bodySchema.isEmpty()) {
			return client.send(this.method, filled, BodyPublishers.noBody());
		}
		assertThat(BODIES).as("a good body for " + this).containsKey(this.bodySchema);
		return client.json(this.method, filled, BODIES.get(this.bodySchema));
	}

	@Override
	public String toString() {
		return this.method + " " + this.path;
	}

}
