package dev.conversations.api.conversation;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

import dev.conversations.api.Client;
import dev.conversations.api.RunningApi;
import dev.conversations.schema.IdKind;

import static dev.conversations.api.conversation.BadRequest.ADMIN;
import static dev.conversations.api.conversation.BadRequest.ID;
import static dev.conversations.api.conversation.BadRequest.JSON;
import static dev.conversations.api.conversation.BadRequest.bytes;
import static dev.conversations.api.conversation.BadRequest.json;
import static dev.conversations.api.conversation.BadRequest.post;
import static dev.conversations.api.conversation.BadRequest.row;

/** Wrong bodies of every write. */
final class BadWrites {

	private BadWrites() {
	}

	static Stream<BadRequest> rows() {
		return Stream.of(create(), send(), update(), everyBody()).flatMap((rows) -> rows);
	}

	static Stream<BadRequest> create() {
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

	static Stream<BadRequest> send() {
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

	static Stream<BadRequest> update() {
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

	static Stream<BadRequest> everyBody() {
		return Stream
			.of("POST /conversations", "POST /conversations/" + ID + "/messages", "PATCH /conversations/" + ID,
					"PUT /conversations/" + ID, "POST " + ADMIN,
					"POST " + ADMIN + "/" + IdKind.SUB_ACCOUNT.next() + "/api-keys")
			.flatMap(BadWrites::bodies);
	}

	static Stream<BadRequest> bodies(String operation) {
		String method = operation.split(" ")[0];
		String path = operation.split(" ")[1];
		Client who = path.startsWith("/admin") ? RunningApi.shared().admin() : Callers.CLIENT;
		Stream<BadRequest> malformed = Stream
			.of("", " ", "{", "}", "[]", "null", "\"text\"", "7", "{\"a\": }", "{\"a\": 1,}", "{'a': 1}", "{a: 1}",
					"{} {}", "{\"a\": NaN}", "{\"a\": 01}", "{\"a\": \"\\x\"}", "{\"a\": \"\n\"}", "// {}", "\ufeff{}",
					"[".repeat(10_000), "{\"a\": " + "[".repeat(10_000) + "]".repeat(10_000) + "}",
					"{\"a\": " + "1".repeat(2_000) + "}")
			.map((body) -> row(who, method, path, BodyPublishers.ofString(body), 400,
					body.isEmpty() ? "malformed-request" : "malformed-json", "")
				.with("Content-Type", JSON));
		Stream<BadRequest> others = Stream.of(
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

	private static String sms(String more) {
		return "{\"channel\": \"sms\", " + more + "}";
	}

	static String instagram(String more) {
		return "{\"channel\": \"instagram\", " + more + "}";
	}

}
