package dev.conversations.api.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

import dev.conversations.schema.IdKind;

/** Ways to spoil a request, each by chance. */
final class Mutations {

	private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS",
			"TRACE", "FOO", "get", "PROPFIND");

	private static final List<String> JUNK = List.of("", "%00", "%", "%zz", "..", "%2e%2e%2f", "a;b=c", "💥",
			"%F0%9F%92%A5", "null", "-1", "0", "99999999999999999999", "1.5", "true", "a b", "<script>", "'; --",
			"${jndi:x}", "{\"$ne\":1}", "conv_01jd8x5v8wf3grz2k9m4t7q0ab", "CONV_01JD8X5V8WF3GRZ2K9M4T7Q0AB", "conv_",
			"%c0%af", "x".repeat(300), "\\", "2026-01-01T00:00:00Z", "open,closed", ",", "*", "\"1\"", "W/\"1\"",
			"wait=1", "\t", "é");

	private static final List<String> PARAMETERS = List.of("limit", "offset", "cursor", "channel", "status",
			"customer_id", "unread", "updated_since", "before", "Limit", "x", "");

	private static final List<String> HEADERS = List.of("Idempotency-Key", "If-Match", "If-None-Match", "Prefer",
			"traceparent", "X-Request-Id", "Accept", "Accept-Encoding", "Content-Type", "Content-Encoding", "Expect",
			"Origin", "Range", "Cookie", "X-Forwarded-For", "X-HTTP-Method-Override", "Upgrade", "Connection");

	private static final List<String> TYPES = List.of("", "text/plain", "application/json;charset=utf-16", "nonsense",
			"application/json; charset=nonsense", "*/*", "application/*", "application/merge-patch+json",
			"application/xml", "multipart/form-data; boundary=x", "application/x-www-form-urlencoded",
			"application/json;;;", "/");

	private static final List<String> VALUES = List.of("null", "true", "0", "-1", "1e999", "1.5", "\"\"", "\" \"", "[]",
			"[null]", "[[]]", "{}", "{\"a\":1}", "\"\\u0000\"", "\"\\ud800\"", "\"sms\"", "\"+12025550143\"",
			"\"a@b.c\"", "\"closed\"", "\"" + "x".repeat(20_000) + "\"", "[" + "\"t\",".repeat(60) + "\"t\"]",
			"123456789012345678901234567890", "\"\\\\u\"", "NaN", "\"é\"");

	private static final List<String> FIELDS = List.of("channel", "customer_phone", "customer_email", "customer_name",
			"subject", "message", "content", "sender", "status", "tags", "name", "mode", "scopes",
			"rate_limit_per_minute", "id", "$where", "__proto__", "");

	private final RandomGenerator random;

	Mutations(RandomGenerator random) {
		this.random = random;
	}

	void spoil(Request request) {
		switch (this.random.nextInt(12)) {
			case 0 -> request.method = any(METHODS);
			case 1 -> segment(request);
			case 2 ->
				request.path = request.path + any(List.of("/", "//", "/x", ";a=b", ".json", "%2F", "/../admin", "#x"));
			case 3 ->
				request.path = any(List.of("/", "//", "/./", "/x", "/%63onversations", "")) + request.path.substring(1);
			case 4, 5 -> request.query.add(any(PARAMETERS) + any(List.of("=", "", "==")) + any(JUNK));
			case 6 -> request.header("Content-Type", any(TYPES));
			case 7 -> request.header(any(HEADERS), any(JUNK));
			case 8 -> strange(request);
			case 9, 10 -> field(request);
			default -> bytes(request);
		}
	}

	private void segment(Request request) {
		String[] segments = request.path.split("/", -1);
		segments[this.random.nextInt(segments.length)] = this.random.nextBoolean() ? any(JUNK)
				: any(List.of(IdKind.values())).next();
		request.path = "/" + String.join("/", segments).replaceFirst("^/+", "");
	}

	private void strange(Request request) {
		switch (this.random.nextInt(8)) {
			case 0 ->
				request.header("Authorization", any(List.of("", "Bearer", "Basic dTpw", "Bearer " + "x".repeat(5000),
						"Bearer sk_test_01jd8x5v8wf3grz2k9m4t7q0ab" + "A".repeat(43), "bearer null")));
			case 1 -> request.headers.add("Authorization: Bearer other");
			case 2 -> request.headers.add("X-Long: " + "x".repeat(this.random.nextInt(40_000)));
			case 3 -> request.query.add("x=" + "y".repeat(this.random.nextInt(20_000)));
			case 4 -> request.headers
				.add(any(List.of("Bad Header: x", ": x", "NoColon", "X\u0000: y", "X: a\u0000b", " Folded: x")));
			case 5 -> request.chunked = true;
			case 6 -> request.headers.add("Content-Encoding: gzip");
			default -> request.headers.add("Host: other");
		}
	}

	/** Adds a field to the JSON, or puts another value in the place of one. */
	private void field(Request request) {
		String json = new String(request.body, StandardCharsets.UTF_8);
		String field = "\"" + any(FIELDS) + "\": " + any(VALUES);
		request.body = (json.startsWith("{") && json.length() > 2 && this.random.nextBoolean())
				? (json.substring(0, json.length() - 1) + ", " + field + "}").getBytes(StandardCharsets.UTF_8)
				: ("{" + field + "}").getBytes(StandardCharsets.UTF_8);
	}

	private void bytes(Request request) {
		byte[] body = request.body;
		switch (this.random.nextInt(6)) {
			case 0 -> request.body = Arrays.copyOf(body, this.random.nextInt(body.length + 1));
			case 1 -> request.body = new byte[this.random.nextInt(300_000)];
			case 2 -> request.body = ("[".repeat(this.random.nextInt(5000))).getBytes(StandardCharsets.UTF_8);
			case 3 ->
				request.body = (new String(body, StandardCharsets.UTF_8) + any(JUNK)).getBytes(StandardCharsets.UTF_16);
			case 4 -> {
				request.body = new byte[this.random.nextInt(200)];
				this.random.nextBytes(request.body);
			}
			default -> {
				if (body.length > 0) {
					body[this.random.nextInt(body.length)] = (byte) this.random.nextInt();
				}
			}
		}
	}

	<T> T any(List<T> choices) {
		return choices.get(this.random.nextInt(choices.size()));
	}

}
