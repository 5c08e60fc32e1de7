package dev.conversations.api.conversation;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import dev.conversations.api.Client;
import dev.conversations.api.RunningApi;
import dev.conversations.api.ScriptedProcessor;
import dev.conversations.schema.IdKind;
import dev.conversations.schema.command.ConversationCommand;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Every wrong request has its one documented answer, and none becomes a command. */
class BadInputTest {

	private static final String JSON = "application/json";

	private static final String ID = IdKind.CONVERSATION.next();

	private static final String ADMIN = "/admin/sub-accounts";

	private static RunningApi.Tenancy tenant;

	private static Client client;

	private static Client readOnly;

	private static Client writeOnly;

	private static Client revoked;

	private static ScriptedProcessor processor;

	@BeforeAll
	static void startsOnce() {
		tenant = RunningApi.shared().newTenant();
		client = tenant.testKey();
		readOnly = tenant.key("{\"scopes\": [\"read\"]}");
		writeOnly = tenant.key("{\"scopes\": [\"write\"]}");
		revoked = tenant.testKey();
		RunningApi.shared()
			.admin()
			.send("DELETE", ADMIN + "/" + tenant.subAccountId() + "/api-keys/key_" + revoked.key().substring(8, 34),
					BodyPublishers.noBody());
		processor = ScriptedProcessor.usual();
	}

	/** One good command is the only one of this sub-account that ever reaches Kafka. */
	@AfterAll
	static void nothingBecameACommand() {
		assertThat(client.post("/conversations/" + ID + "/messages", "{\"content\": \"the only one\"}").status())
			.isEqualTo(201);
		Awaitility.await().until(() -> !processor.commands(tenant.subAccountId()).isEmpty());
		assertThat(processor.commands(tenant.subAccountId())).extracting(ConversationCommand::getConversationId)
			.containsExactly(ID);
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("rows")
	void isRefused(Row row) {
		Client.Answer answer = row.client.send(row.method, row.path, row.body, row.headers.toArray(String[]::new));
		JsonNode body = answer.body();
		assertThat(answer.status()).as(answer.text()).isEqualTo(row.status);
		assertThat(body.path("success").asBoolean(true)).isFalse();
		assertThat(body.path("code").asString("")).isEqualTo(row.code);
		assertThat(body.path("field").asString("")).as(answer.text()).isEqualTo(row.field);
		assertThat(body.path("error").asString("")).isNotBlank()
			.doesNotContain("Exception", "java", "spring", "jackson");
		assertThat(body.path("request_id").asString("")).isEqualTo(answer.header("X-Request-Id").orElseThrow());
		assertThat(answer.header("Content-Type")).contains(JSON);
		assertThat(answer.header("X-Content-Type-Options")).contains("nosniff");
		assertThat(answer.header("Cache-Control")).contains("no-store");
	}

	private record Row(String name, Client client, String method, String path, BodyPublisher body, List<String> headers,
			int status, String code, String field) {

		Row with(String... more) {
			List<String> all = new ArrayList<>(this.headers);
			all.addAll(List.of(more));
			return new Row(this.name + " " + String.join(" ", more), this.client, this.method, this.path, this.body,
					all, this.status, this.code, this.field);
		}

		Row as(Client other, String who) {
			return new Row(who + ": " + this.name, other, this.method, this.path, this.body, this.headers, this.status,
					this.code, this.field);
		}

		@Override
		public String toString() {
			return this.name + " -> " + this.status + " " + this.code + " " + this.field;
		}

	}

	static Stream<Row> rows() {
		return Stream
			.of(create(), send(), update(), everyBody(), everyPath(), lists(), headers(), frameworks(), keys(), admin())
			.flatMap((rows) -> rows);
	}

	private static Stream<Row> create() {
		String path = "/conversations";
		return Stream.of(post(path, "{}", 400, "missing-field", "channel"),
				post(path, "{\"channel\": null}", 400, "missing-field", "channel"),
				post(path, "{\"channel\": \"\"}", 400, "invalid-field", "channel"),
				post(path, "{\"channel\": \"SMS\"}", 400, "invalid-field", "channel"),
				post(path, "{\"channel\": \"fax\"}", 400, "invalid-field", "channel"),
				post(path, "{\"channel\": 7}", 400, "invalid-field", "channel"),
				post(path, "{\"channel\": true}", 400, "invalid-field", "channel"),
				post(path, "{\"channel\": [\"sms\"]}", 400, "invalid-field", "channel"),
				post(path, "{\"channel\": {\"a\": 1}}", 400, "invalid-field", "channel"),
				post(path, "{\"channel\": \"sms\"}", 400, "missing-field", "customer_phone"),
				post(path, "{\"channel\": \"voice\", \"customer_phone\": null}", 400, "missing-field",
						"customer_phone"),
				post(path, "{\"channel\": \"whatsapp\"}", 400, "missing-field", "customer_phone"),
				post(path, "{\"channel\": \"email\"}", 400, "missing-field", "customer_email"),
				post(path, sms("\"customer_phone\": \"+1 555\""), 400, "invalid-field", "customer_phone"),
				post(path, sms("\"customer_phone\": \"not a number\""), 400, "invalid-field", "customer_phone"),
				post(path, sms("\"customer_phone\": \"+999 123 456 789\""), 400, "invalid-field", "customer_phone"),
				post(path, sms("\"customer_phone\": \"\""), 400, "invalid-field", "customer_phone"),
				post(path, sms("\"customer_phone\": 14155550123"), 400, "invalid-field", "customer_phone"),
				post(path, "{\"channel\": \"email\", \"customer_email\": \"nobody\"}", 400, "invalid-field",
						"customer_email"),
				post(path, "{\"channel\": \"email\", \"customer_email\": \"a@b@c.de\"}", 400, "invalid-field",
						"customer_email"),
				post(path, "{\"channel\": \"email\", \"customer_email\": 1}", 400, "invalid-field", "customer_email"),
				post(path, instagram("\"customer_name\": \"" + "x".repeat(257) + "\""), 400, "invalid-field",
						"customer_name"),
				post(path, instagram("\"subject\": \"" + "x".repeat(257) + "\""), 400, "invalid-field", "subject"),
				post(path, instagram("\"subject\": \" \""), 400, "invalid-field", "subject"),
				post(path, instagram("\"message\": \"\""), 400, "invalid-field", "message"),
				post(path, instagram("\"message\": \"" + "x".repeat(10_001) + "\""), 400, "invalid-field", "message"),
				post(path, instagram("\"message\": [\"a\"]"), 400, "invalid-field", "message"),
				post(path, instagram("\"chanel\": \"sms\""), 400, "unknown-field", "chanel"),
				post(path, instagram("\"id\": null"), 400, "unknown-field", "id"),
				post(path, instagram("\"channel\": \"sms\""), 400, "malformed-json", "channel"),
				post(path, instagram("\"message\": \"hi\""), 400, "invalid-header", "If-Match").with("If-Match",
						"\"1\""),
				post(path + "?limit=1", instagram("\"message\": \"hi\""), 400, "unknown-parameter", "limit"));
	}

	private static Stream<Row> send() {
		String path = "/conversations/" + ID + "/messages";
		return Stream.of(post(path, "{}", 400, "missing-field", "content"),
				post(path, "{\"content\": null}", 400, "missing-field", "content"),
				post(path, "{\"content\": \"\"}", 400, "invalid-field", "content"),
				post(path, "{\"content\": \" \\n\\t\\u00a0\"}", 400, "invalid-field", "content"),
				post(path, "{\"content\": 1}", 400, "invalid-field", "content"),
				post(path, "{\"content\": 1.5e99}", 400, "invalid-field", "content"),
				post(path, "{\"content\": 99999999999999999999999999}", 400, "invalid-field", "content"),
				post(path, "{\"content\": \"a\\u0000b\"}", 400, "invalid-field", "content"),
				post(path, "{\"content\": \"a\\ud800b\"}", 400, "invalid-field", "content"),
				post(path, "{\"content\": \"a\\udc00b\"}", 400, "invalid-field", "content"),
				post(path, "{\"content\": \"" + "😀".repeat(10_001) + "\"}", 400, "invalid-field", "content"),
				post(path, "{\"content\": \"hi\", \"sender\": \"\"}", 400, "invalid-field", "sender"),
				post(path, "{\"content\": \"hi\", \"sender\": \"robot\"}", 400, "invalid-field", "sender"),
				post(path, "{\"content\": \"hi\", \"sender\": 0}", 400, "invalid-field", "sender"),
				post(path, "{\"content\": \"hi\", \"text\": \"hi\"}", 400, "unknown-field", "text"),
				post(path, "{\"content\": \"hi\", \"content\": \"ho\"}", 400, "malformed-json", "content"),
				post(path, "{\"content\": {\"a\": 1, \"a\": 2}}", 400, "malformed-json", "content.a"),
				post("/conversations/nonsense/messages", "{\"content\": \"hi\"}", 400, "invalid-parameter",
						"conversation_id"),
				post("/conversations/" + IdKind.MESSAGE.next() + "/messages", "{\"content\": \"hi\"}", 400,
						"invalid-parameter", "conversation_id"));
	}

	private static Stream<Row> update() {
		String path = "/conversations/" + ID;
		return Stream.of("PATCH", "PUT")
			.flatMap((method) -> Stream.of(json(method, path, "{}", 400, "missing-field", ""),
					json(method, path, "{\"status\": null}", 400, "missing-field", ""),
					json(method, path, "{\"status\": \"done\"}", 400, "invalid-field", "status"),
					json(method, path, "{\"status\": \"\"}", 400, "invalid-field", "status"),
					json(method, path, "{\"status\": 1}", 400, "invalid-field", "status"),
					json(method, path, "{\"customer_name\": \"\"}", 400, "invalid-field", "customer_name"),
					json(method, path, "{\"customer_name\": \"" + "x".repeat(257) + "\"}", 400, "invalid-field",
							"customer_name"),
					json(method, path, "{\"subject\": \"" + "x".repeat(257) + "\"}", 400, "invalid-field", "subject"),
					json(method, path, "{\"tags\": \"vip\"}", 400, "invalid-field", "tags"),
					json(method, path, "{\"tags\": {}}", 400, "invalid-field", "tags"),
					json(method, path, "{\"tags\": [\"vip\", 1]}", 400, "invalid-field", "tags[1]"),
					json(method, path, "{\"tags\": [null]}", 400, "invalid-field", "tags[0]"),
					json(method, path, "{\"tags\": [\"\"]}", 400, "invalid-field", "tags[0]"),
					json(method, path, "{\"tags\": [[\"vip\"]]}", 400, "invalid-field", "tags[0]"),
					json(method, path, "{\"tags\": [\"" + "x".repeat(65) + "\"]}", 400, "invalid-field", "tags[0]"),
					json(method, path, "{\"tags\": [" + "\"x\",".repeat(50) + "\"x\"]}", 400, "invalid-field", "tags"),
					json(method, path, "{\"channel\": \"sms\"}", 400, "unknown-field", "channel"),
					json(method, "/conversations/1", "{\"status\": \"open\"}", 400, "invalid-parameter",
							"conversation_id")));
	}

	private static Stream<Row> everyBody() {
		return Stream
			.of("POST /conversations", "POST /conversations/" + ID + "/messages", "PATCH /conversations/" + ID,
					"PUT /conversations/" + ID, "POST " + ADMIN,
					"POST " + ADMIN + "/" + IdKind.SUB_ACCOUNT.next() + "/api-keys")
			.flatMap(BadInputTest::bodies);
	}

	private static Stream<Row> bodies(String operation) {
		String method = operation.split(" ")[0];
		String path = operation.split(" ")[1];
		Client who = path.startsWith("/admin") ? RunningApi.shared().admin() : client;
		Stream<Row> malformed = Stream
			.of("", " ", "{", "}", "[]", "null", "\"text\"", "7", "{\"a\": }", "{\"a\": 1,}", "{'a': 1}", "{a: 1}",
					"{} {}", "{\"a\": NaN}", "{\"a\": 01}", "{\"a\": \"\\x\"}", "{\"a\": \"\n\"}", "// {}", "\ufeff{}",
					"[".repeat(10_000), "{\"a\": " + "[".repeat(10_000) + "]".repeat(10_000) + "}",
					"{\"a\": " + "1".repeat(2_000) + "}")
			.map((body) -> row(who, method, path, BodyPublishers.ofString(body), 400,
					body.isEmpty() ? "malformed-request" : "malformed-json", "")
				.with("Content-Type", JSON));
		Stream<Row> others = Stream.of(
				bytes(who, method, path, new byte[] { '{', '"', (byte) 0xC3, '"', '}' }, 400, "malformed-json")
					.with("Content-Type", JSON),
				bytes(who, method, path, new byte[] { (byte) 0xFF, (byte) 0xFE, '{', 0, '}', 0 }, 400, "malformed-json")
					.with("Content-Type", JSON),
				bytes(who, method, path, new byte[1_048_576], 413, "body-too-large").with("Content-Type", JSON),
				bytes(who, method, path, "{}".getBytes(StandardCharsets.UTF_8), 415, "unsupported-media-type"),
				bytes(who, method, path, "{}".getBytes(StandardCharsets.UTF_8), 415, "unsupported-media-type")
					.with("Content-Type", "text/plain"),
				bytes(who, method, path, "a=b".getBytes(StandardCharsets.UTF_8), 415, "unsupported-media-type")
					.with("Content-Type", "application/x-www-form-urlencoded"),
				bytes(who, method, path, "{}".getBytes(StandardCharsets.UTF_16), 415, "unsupported-media-type")
					.with("Content-Type", "application/json;charset=utf-16"),
				bytes(who, method, path, "{}".getBytes(StandardCharsets.UTF_8), 415, "unsupported-media-type")
					.with("Content-Type", "nonsense"),
				bytes(who, method, path, "{}".getBytes(StandardCharsets.UTF_8), 415, "unsupported-media-type")
					.with("Content-Type", "application/merge-patch+json"));
		return Stream.concat(malformed, others);
	}

	private static Stream<Row> everyPath() {
		return Stream
			.of("POST /conversations/%s/close", "POST /conversations/%s/read", "GET /conversations/%s",
					"GET /conversations/%s/messages", "DELETE /conversations/%s/tags/vip")
			.flatMap((operation) -> Stream
				.of("nonsense", "conv_", "conv_01jd8x5v8wf3grz2k9m4t7q0a", "conv_81jd8x5v8wf3grz2k9m4t7q0ab",
						"conv_01JD8X5V8WF3GRZ2K9M4T7Q0AB", IdKind.MESSAGE.next(), "conv_..%2f..", "%00", "%F0%9F%98%80")
				.map((id) -> plain(operation.formatted(id), 400, "invalid-parameter", "conversation_id")));
	}

	private static Stream<Row> lists() {
		String path = "GET /conversations?";
		String messages = "GET /conversations/" + ID + "/messages?";
		Stream<Row> parameters = Stream
			.of("limit=0", "limit=101", "limit=abc", "limit=-1", "limit=", "limit=1.5", "limit=99999999999999999999",
					"limit=%2B5", "limit=1&limit=2", "offset=-1", "offset=x", "offset=99999999999999", "channel=fax",
					"channel=sms,", "channel=", "status=done", "status=open,done", "status=open&status=closed",
					"unread=yes", "unread=1", "updated_since=yesterday", "updated_since=2026-01-01",
					"updated_since=%2B999999999-01-01T00:00:00Z", "cursor=!", "cursor=AAAA", "cursor=",
					"customer_id=nobody", "customer_id=" + IdKind.CONVERSATION.next())
			.map((query) -> plain(path + query, 400, "invalid-parameter", query.split("=")[0]));
		String cursor = new Cursor(java.time.Instant.EPOCH, ID).text();
		return Stream.concat(parameters,
				Stream.of(plain(path + "cursor=" + cursor + "&offset=0", 400, "invalid-parameter", "cursor"),
						plain(path + "Limit=1", 400, "unknown-parameter", "Limit"),
						plain(path + "page=1", 400, "unknown-parameter", "page"),
						plain(path + "%00=1", 400, "unknown-parameter", "?"),
						plain(messages + "limit=0", 400, "invalid-parameter", "limit"),
						plain(messages + "limit=101", 400, "invalid-parameter", "limit"),
						plain(messages + "before=0", 400, "invalid-parameter", "before"),
						plain(messages + "before=abc", 400, "invalid-parameter", "before"),
						plain(messages + "offset=1", 400, "unknown-parameter", "offset"),
						plain("GET /conversations/" + ID + "?x=1", 400, "unknown-parameter", "x"),
						plain("GET /conversations/" + ID, 404, "conversation-not-found", ""),
						plain("GET /conversations/" + ID + "/messages", 404, "conversation-not-found", ""),
						plain("GET /commands/nonsense", 400, "invalid-parameter", "command_id"),
						plain("GET /commands/" + IdKind.COMMAND.next(), 404, "command-not-found", ""),
						plain("POST /conversations/" + ID + "/close?force=true", 400, "unknown-parameter", "force"),
						plain("DELETE /conversations/" + ID + "/tags/%20", 400, "invalid-field", "tag"),
						plain("DELETE /conversations/" + ID + "/tags/" + "x".repeat(65), 400, "invalid-field", "tag")));
	}

	private static Stream<Row> headers() {
		String close = "POST /conversations/" + ID + "/close";
		return Stream.of(plain(close, 400, "invalid-header", "Idempotency-Key").with("Idempotency-Key", ""),
				plain(close, 400, "invalid-header", "Idempotency-Key").with("Idempotency-Key", "x".repeat(256)),
				plain(close, 400, "invalid-header", "Idempotency-Key").with("Idempotency-Key", "a", "Idempotency-Key",
						"b"),
				plain(close, 400, "invalid-header", "If-Match").with("If-Match", "3"),
				plain(close, 400, "invalid-header", "If-Match").with("If-Match", "\"3"),
				plain(close, 400, "invalid-header", "If-Match").with("If-Match", "\"3\", oops"),
				plain(close, 400, "invalid-header", "If-Match").with("If-Match", ""));
	}

	private static Stream<Row> frameworks() {
		return Stream.of(plain("GET /nowhere", 404, "not-found", ""), plain("GET /", 404, "not-found", ""),
				plain("GET /conversations/", 404, "not-found", ""),
				plain("POST /conversations/" + ID + "/reopen", 404, "not-found", ""),
				plain("GET /actuator/env", 404, "not-found", ""), plain("GET /actuator/heapdump", 404, "not-found", ""),
				plain("DELETE /conversations", 405, "method-not-allowed", ""),
				plain("DELETE /conversations/" + ID, 405, "method-not-allowed", ""),
				plain("GET /conversations/" + ID + "/close", 405, "method-not-allowed", ""),
				plain("PUT /commands/" + IdKind.COMMAND.next(), 405, "method-not-allowed", ""),
				plain("PATCH /admin/sub-accounts", 405, "method-not-allowed", "").as(RunningApi.shared().admin(),
						"admin"),
				plain("GET /conversations", 406, "not-acceptable", "").with("Accept", "text/html"),
				plain("GET /conversations", 406, "not-acceptable", "").with("Accept", "nonsense"),
				post("/conversations", instagram("\"message\": \"hi\""), 406, "not-acceptable", "").with("Accept",
						"application/xml"));
	}

	private static Stream<Row> keys() {
		Client nobody = RunningApi.shared().client("");
		return Stream
			.of("GET /conversations", "GET /conversations/" + ID, "GET /conversations/" + ID + "/messages",
					"POST /conversations", "POST /conversations/" + ID + "/messages", "PATCH /conversations/" + ID,
					"PUT /conversations/" + ID, "POST /conversations/" + ID + "/close",
					"POST /conversations/" + ID + "/read", "DELETE /conversations/" + ID + "/tags/vip",
					"GET /commands/" + IdKind.COMMAND.next())
			.flatMap((operation) -> {
				Row refused = plain(operation, 401, "unauthorized", "");
				String key = client.key();
				String wrongSecret = key.substring(0, key.length() - 1) + (key.endsWith("A") ? "B" : "A");
				Stream<Row> unknown = Stream.of(refused.as(nobody, "no key"), refused.as(revoked, "revoked"),
						refused.as(RunningApi.shared().client("nonsense"), "malformed"),
						refused.as(RunningApi.shared().client(wrongSecret), "wrong secret"),
						refused.as(RunningApi.shared().client(key.replace("sk_test_", "sk_live_")), "other mode"),
						refused.as(RunningApi.shared().admin(), "admin"),
						refused.as(nobody, "basic").with("Authorization", "Basic dXNlcjpwYXNz"));
				boolean read = operation.startsWith("GET");
				return Stream.concat(unknown, Stream.of(plain(operation, 403, "insufficient-scope", "")
					.as(read ? writeOnly : readOnly, "lacks scope")));
			});
	}

	private static Stream<Row> admin() {
		Client admin = RunningApi.shared().admin();
		String unknown = ADMIN + "/" + IdKind.SUB_ACCOUNT.next() + "/api-keys";
		return Stream.of(post(ADMIN, "{}", 400, "missing-field", "name").as(admin, "admin"),
				post(ADMIN, "{\"name\": \"\"}", 400, "invalid-field", "name").as(admin, "admin"),
				post(ADMIN, "{\"name\": \"x\", \"id\": 1}", 400, "unknown-field", "id").as(admin, "admin"),
				post(ADMIN, "{\"name\": \"x\"}", 401, "unauthorized", ""),
				post("/%61dmin/sub-accounts", "{\"name\": \"x\"}", 401, "unauthorized", ""),
				post(ADMIN, "{\"name\": \"x\"}", 401, "unauthorized", "").as(RunningApi.shared().client(""), "no key"),
				post(unknown, "{}", 404, "sub-account-not-found", "").as(admin, "admin"),
				post(unknown, "{\"mode\": \"prod\"}", 400, "invalid-field", "mode").as(admin, "admin"),
				post(unknown, "{\"scopes\": [\"all\"]}", 400, "invalid-field", "scopes").as(admin, "admin"),
				post(unknown, "{\"rate_limit_per_minute\": \"5\"}", 400, "invalid-field", "rate_limit_per_minute")
					.as(admin, "admin"),
				post(unknown, "{\"rate_limit_per_minute\": -1}", 400, "invalid-field", "rate_limit_per_minute")
					.as(admin, "admin"),
				post(unknown, "{\"rate_limit_per_minute\": 1.5}", 400, "invalid-field", "rate_limit_per_minute")
					.as(admin, "admin"),
				post(ADMIN + "/sub_x/api-keys", "{}", 400, "invalid-parameter", "sub_account_id").as(admin, "admin"),
				plain("GET " + ADMIN + "?limit=0", 400, "invalid-parameter", "limit").as(admin, "admin"),
				plain("GET " + ADMIN + "?cursor=x", 400, "invalid-parameter", "cursor").as(admin, "admin"),
				plain("DELETE " + ADMIN + "/" + tenant.subAccountId() + "/api-keys/key_x", 400, "invalid-parameter",
						"key_id")
					.as(admin, "admin"),
				plain("DELETE " + ADMIN + "/" + tenant.subAccountId() + "/api-keys/" + IdKind.API_KEY.next(), 404,
						"api-key-not-found", "")
					.as(admin, "admin"));
	}

	private static String sms(String more) {
		return "{\"channel\": \"sms\", " + more + "}";
	}

	private static String instagram(String more) {
		return "{\"channel\": \"instagram\", " + more + "}";
	}

	private static Row post(String path, String body, int status, String code, String field) {
		return json("POST", path, body, status, code, field);
	}

	private static Row json(String method, String path, String body, int status, String code, String field) {
		return row(client, method, path, BodyPublishers.ofString(body), status, code, field,
				(body.length() > 60) ? body.substring(0, 60) + "…" : body)
			.with("Content-Type", JSON);
	}

	private static Row plain(String operation, int status, String code, String field) {
		String[] parts = operation.split(" ");
		return row(client, parts[0], parts[1], BodyPublishers.noBody(), status, code, field);
	}

	private static Row bytes(Client who, String method, String path, byte[] body, int status, String code) {
		return row(who, method, path, BodyPublishers.ofByteArray(body), status, code, "");
	}

	private static Row row(Client who, String method, String path, BodyPublisher body, int status, String code,
			String field, String... shown) {
		return new Row(method + " " + path + " " + String.join(" ", shown), who, method, path, body, List.of(), status,
				code, field);
	}

}
