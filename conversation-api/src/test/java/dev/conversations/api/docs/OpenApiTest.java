package dev.conversations.api.docs;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

import dev.conversations.api.Client;
import dev.conversations.api.Client.Answer;
import dev.conversations.api.RunningApi;
import dev.conversations.api.ScriptedProcessor;
import dev.conversations.schema.IdKind;
import dev.conversations.schema.outcome.CommandOutcome;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** The description tells of every operation, and real answers are as it says. */
class OpenApiTest {

	private static final String ID = IdKind.CONVERSATION.next();

	/** Of every answer, whatever was asked. */
	private static final Set<String> GENERAL = Set.of("cache-control", "content-length", "content-security-policy",
			"content-type", "referrer-policy", "x-content-type-options", "x-frame-options");

	private static Client client;

	private static JsonNode api;

	private static RunningApi.Tenancy tenant;

	@BeforeAll
	static void reads() {
		tenant = RunningApi.shared().newTenant();
		client = tenant.testKey();
		api = RunningApi.shared().client("").get("/v3/api-docs").body();
		ScriptedProcessor.usual();
	}

	@Test
	void everyOperationIsDescribed() {
		var operations = new TreeSet<String>();
		api.get("paths").forEachEntry((path, item) -> item.forEachEntry((method, operation) -> {
			operations.add(method + " " + path);
			assertThat(operation.get("responses").isEmpty()).isFalse();
		}));
		assertThat(operations).contains("delete /admin/sub-accounts/{sub_account_id}/api-keys/{key_id}",
				"delete /conversations/{conversation_id}/tags/{tag}", "get /actuator/health", "get /admin/sub-accounts",
				"get /admin/sub-accounts/{sub_account_id}/api-keys", "get /commands/{command_id}", "get /conversations",
				"get /conversations/{conversation_id}", "get /conversations/{conversation_id}/messages",
				"patch /conversations/{conversation_id}", "post /admin/sub-accounts",
				"post /admin/sub-accounts/{sub_account_id}/api-keys", "post /conversations",
				"post /conversations/{conversation_id}/close", "post /conversations/{conversation_id}/messages",
				"post /conversations/{conversation_id}/read", "put /conversations/{conversation_id}");
	}

	@Test
	void pagesMayRunTheirOwnScriptsAndDataMayNot() {
		Answer page = RunningApi.shared().client("").get("/webjars/swagger-ui/index.html");
		assertThat(page.status()).isEqualTo(200);
		assertThat(page.header("Content-Security-Policy").orElseThrow()).contains("script-src 'self'");
		assertThat(page.header("X-Frame-Options")).contains("DENY");
		assertThat(client.get("/conversations").header("Content-Security-Policy"))
			.contains("default-src 'none'; frame-ancestors 'none'");
	}

	@Test
	void answersAreAsDescribed() {
		holds("post", "/conversations",
				client.post("/conversations", "{\"channel\": \"facebook\", \"message\": \"a\"}"));
		holds("post", "/conversations", client.post("/conversations", "{\"channel\": 1}"));
		holds("post", "/conversations",
				client.post("/conversations", "{\"channel\": \"facebook\"}", "Prefer", "respond-async"));
		holds("post", "/conversations/{conversation_id}/messages",
				client.post("/conversations/" + ID + "/messages", "{\"content\": \"a\"}"));
		holds("patch", "/conversations/{conversation_id}",
				client.json("PATCH", "/conversations/" + ID, "{\"tags\": [\"a\"]}"));
		holds("post", "/conversations/{conversation_id}/close",
				client.send("POST", "/conversations/" + ID + "/close", BodyPublishers.noBody()));
		holds("get", "/conversations", client.get("/conversations"));
		holds("get", "/conversations", client.get("/conversations?limit=0"));
		holds("get", "/conversations/{conversation_id}", client.get("/conversations/" + ID));
		String command = client
			.send("POST", "/conversations/" + ID + "/read", BodyPublishers.noBody(), "Prefer", "respond-async")
			.data()
			.get("command_id")
			.asString();
		holds("get", "/commands/{command_id}", client.get("/commands/" + command));
		Client admin = RunningApi.shared().admin();
		String keys = "/admin/sub-accounts/" + tenant.subAccountId() + "/api-keys";
		holds("post", "/admin/sub-accounts", admin.post("/admin/sub-accounts", "{\"name\": \"Acme\"}"));
		holds("get", "/admin/sub-accounts", admin.get("/admin/sub-accounts"));
		holds("post", "/admin/sub-accounts/{sub_account_id}/api-keys", admin.post(keys, "{}"));
		holds("get", "/admin/sub-accounts/{sub_account_id}/api-keys", admin.get(keys));
	}

	@Test
	void headersOfRepeatedAndRefusedWritesAreDescribed() {
		ScriptedProcessor processor = ScriptedProcessor.usual();
		String message = "/conversations/{conversation_id}/messages";
		processor.answer((command) -> ScriptedProcessor.applied(command).map(OpenApiTest::replayed));
		holds("post", message, send("Idempotency-Key", "a", "Prefer", "wait=5"));
		processor.answer(
				(command) -> ScriptedProcessor.rejected(command, "version-mismatch", 7L).map(OpenApiTest::replayed));
		holds("post", message, send("Idempotency-Key", "b", "If-Match", "\"3\""));
		processor.answer((command) -> ScriptedProcessor.rejected(command, "conversation-not-found", null));
		holds("post", message, send("X-Request-Id", "mine"));
		holds("post", message, RunningApi.shared().client("").post("/conversations/" + ID + "/messages", "{}"));
		ScriptedProcessor.usual();
	}

	@Test
	void getIsConditional() {
		JsonNode get = api.at("/paths/~1conversations~1{conversation_id}/get");

		assertThat(get.at("/responses/304/headers").has("ETag")).isTrue();
		assertThat(get.at("/responses/200/headers").has("ETag")).isTrue();
		assertThat(get.get("parameters").valueStream().map((parameter) -> parameter.get("name").asString()))
			.contains("If-None-Match");
	}

	@Test
	void eachOperationHasTheErrorsThatItCanEndWith() {
		assertThat(errors("post", "/conversations")).contains("409", "413", "415", "422", "429").doesNotContain("412");
		assertThat(errors("patch", "/conversations/{conversation_id}")).contains("412", "413", "415", "422")
			.doesNotContain("409");
		assertThat(errors("post", "/conversations/{conversation_id}/close")).contains("403", "412", "422", "429")
			.doesNotContain("413", "415");
		assertThat(errors("get", "/conversations")).contains("400", "401", "403", "429", "503")
			.doesNotContain("412", "413", "415", "422");
		assertThat(errors("post", "/admin/sub-accounts")).contains("400", "401", "413", "415")
			.doesNotContain("403", "409", "412", "422", "429");
		assertThat(errors("get", "/admin/sub-accounts")).contains("400", "401", "503").doesNotContain("413", "415");
	}

	@Test
	void limitsOfFieldsAreDescribed() {
		JsonNode schemas = api.at("/components/schemas");

		assertThat(schemas.at("/UpdateConversation/properties/tags/maxItems").asInt()).isEqualTo(50);
		assertThat(schemas.at("/UpdateConversation/properties/tags/items/maxLength").asInt()).isEqualTo(64);
		assertThat(schemas.at("/CreateConversation/properties/customer_email/maxLength").asInt()).isEqualTo(320);
		assertThat(schemas.at("/SendMessage/properties/content/minLength").asInt()).isEqualTo(1);
		assertThat(schemas.at("/SendMessage/properties/content/maxLength").asInt()).isEqualTo(10_000);
	}

	private static List<String> errors(String method, String path) {
		return List.copyOf(api.at("/paths/" + path.replace("/", "~1") + "/" + method + "/responses").propertyNames());
	}

	@Test
	void peopleFindThePage() {
		Answer answer = RunningApi.shared().client("").get("/docs");
		assertThat(answer.status()).isEqualTo(302);
		assertThat(RunningApi.shared().client("").get(answer.header("Location").orElseThrow()).text())
			.contains("Swagger UI");
	}

	private static void holds(String method, String path, Answer answer) {
		JsonNode response = api
			.at("/paths/" + path.replace("/", "~1") + "/" + method + "/responses/" + answer.status());
		assertThat(response.isMissingNode()).as(method + " " + path + " " + answer.status()).isFalse();
		JsonNode schema = response.get("content").valueStream().findFirst().orElseThrow().get("schema");
		conforms(schema, answer.body(), method + " " + path);
		assertThat(answer.response().headers().map().keySet()).as(method + " " + path + " " + answer.status())
			.map((name) -> name.toLowerCase(Locale.ROOT))
			.filteredOn((name) -> !GENERAL.contains(name))
			.isSubsetOf(response.path("headers")
				.propertyNames()
				.stream()
				.map((name) -> name.toLowerCase(Locale.ROOT))
				.toList());
	}

	private static Answer send(String... headers) {
		return client.post("/conversations/" + ID + "/messages", "{\"content\": \"a\"}", headers);
	}

	private static CommandOutcome replayed(CommandOutcome outcome) {
		return CommandOutcome.newBuilder(outcome).setReplayed(true).build();
	}

	private static void conforms(JsonNode schema, JsonNode value, String at) {
		JsonNode resolved = schema.has("$ref") ? api.at(schema.get("$ref").asString().substring(1)) : schema;
		if (resolved.has("properties")) {
			resolved.path("required")
				.forEach((name) -> assertThat(value.has(name.asString())).as(at + " " + name).isTrue());
			value.forEachEntry((name, member) -> {
				assertThat(resolved.get("properties").has(name)).as(at + "." + name).isTrue();
				conforms(resolved.get("properties").get(name), member, at + "." + name);
			});
		}
		else if (resolved.has("items")) {
			value.forEach((element) -> conforms(resolved.get("items"), element, at + "[]"));
		}
		else {
			assertThat(types(resolved)).as(at + " is " + value).contains(type(value));
			if (resolved.has("enum")) {
				assertThat(resolved.get("enum").valueStream()).as(at).contains(value);
			}
		}
	}

	private static List<String> types(JsonNode schema) {
		JsonNode type = schema.get("type");
		return type.isArray() ? type.valueStream().map(JsonNode::asString).toList() : List.of(type.asString());
	}

	private static String type(JsonNode value) {
		return switch (value.getNodeType()) {
			case NUMBER -> "integer";
			default -> value.getNodeType().name().toLowerCase(Locale.ROOT);
		};
	}

}
