package dev.conversations.api.conversation;

import java.time.Instant;
import java.util.stream.Stream;

import dev.conversations.api.Client;
import dev.conversations.api.RunningApi;
import dev.conversations.schema.IdKind;

import static dev.conversations.api.conversation.BadRequest.ADMIN;
import static dev.conversations.api.conversation.BadRequest.ID;
import static dev.conversations.api.conversation.BadRequest.plain;
import static dev.conversations.api.conversation.BadRequest.post;

/** Wrong paths, queries, headers, methods and keys. */
final class BadCalls {

	private BadCalls() {
	}

	static Stream<BadRequest> rows() {
		return Stream.of(everyPath(), lists(), headers(), frameworks(), keys(), admin()).flatMap((rows) -> rows);
	}

	static Stream<BadRequest> everyPath() {
		return Stream
			.of("POST /conversations/%s/close", "POST /conversations/%s/read", "GET /conversations/%s",
					"GET /conversations/%s/messages", "DELETE /conversations/%s/tags/vip")
			.flatMap((operation) -> Stream
				.of("nonsense", "conv_", "conv_01jd8x5v8wf3grz2k9m4t7q0a", "conv_81jd8x5v8wf3grz2k9m4t7q0ab",
						"conv_01JD8X5V8WF3GRZ2K9M4T7Q0AB", IdKind.MESSAGE.next(), "conv_..%2f..", "%00", "%F0%9F%98%80")
				.map((id) -> plain(operation.formatted(id), 400, "invalid-parameter", "conversation_id")));
	}

	static Stream<BadRequest> lists() {
		String path = "GET /conversations?";
		String messages = "GET /conversations/" + ID + "/messages?";
		Stream<BadRequest> parameters = Stream
			.of("limit=0", "limit=101", "limit=abc", "limit=-1", "limit=", "limit=1.5", "limit=99999999999999999999",
					"limit=%2B5", "limit=1&limit=2", "offset=-1", "offset=x", "offset=99999999999999", "channel=fax",
					"channel=sms,", "channel=", "status=done", "status=open,done", "status=open&status=closed",
					"unread=yes", "unread=1", "updated_since=yesterday", "updated_since=2026-01-01",
					"updated_since=%2B999999999-01-01T00:00:00Z", "cursor=!", "cursor=AAAA", "cursor=",
					"customer_id=nobody", "customer_id=" + IdKind.CONVERSATION.next())
			.map((query) -> plain(path + query, 400, "invalid-parameter", query.split("=")[0]));
		String cursor = new Cursor(Instant.EPOCH, ID).text();
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

	static Stream<BadRequest> headers() {
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

	static Stream<BadRequest> frameworks() {
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
				post("/conversations", BadWrites.instagram("\"message\": \"hi\""), 406, "not-acceptable", "")
					.with("Accept", "application/xml"));
	}

	static Stream<BadRequest> keys() {
		Client nobody = RunningApi.shared().client("");
		return Stream
			.of("GET /conversations", "GET /conversations/" + ID, "GET /conversations/" + ID + "/messages",
					"POST /conversations", "POST /conversations/" + ID + "/messages", "PATCH /conversations/" + ID,
					"PUT /conversations/" + ID, "POST /conversations/" + ID + "/close",
					"POST /conversations/" + ID + "/read", "DELETE /conversations/" + ID + "/tags/vip",
					"GET /commands/" + IdKind.COMMAND.next())
			.flatMap((operation) -> {
				BadRequest refused = plain(operation, 401, "unauthorized", "");
				String key = Callers.CLIENT.key();
				String wrongSecret = key.substring(0, key.length() - 1) + (key.endsWith("A") ? "B" : "A");
				Stream<BadRequest> unknown = Stream.of(refused.as(nobody, "no key"),
						refused.as(Callers.REVOKED, "revoked"),
						refused.as(RunningApi.shared().client("nonsense"), "malformed"),
						refused.as(RunningApi.shared().client(wrongSecret), "wrong secret"),
						refused.as(RunningApi.shared().client(key.replace("sk_test_", "sk_live_")), "other mode"),
						refused.as(RunningApi.shared().admin(), "admin"),
						refused.as(nobody, "basic").with("Authorization", "Basic dXNlcjpwYXNz"));
				boolean read = operation.startsWith("GET");
				return Stream.concat(unknown, Stream.of(plain(operation, 403, "insufficient-scope", "")
					.as(read ? Callers.WRITE_ONLY : Callers.READ_ONLY, "lacks scope")));
			});
	}

	static Stream<BadRequest> admin() {
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
				plain("DELETE " + ADMIN + "/" + Callers.TENANT.subAccountId() + "/api-keys/key_x", 400,
						"invalid-parameter", "key_id")
					.as(admin, "admin"),
				plain("DELETE " + ADMIN + "/" + Callers.TENANT.subAccountId() + "/api-keys/" + IdKind.API_KEY.next(),
						404, "api-key-not-found", "")
					.as(admin, "admin"));
	}

}
