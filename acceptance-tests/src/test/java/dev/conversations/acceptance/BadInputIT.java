package dev.conversations.acceptance;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever comes in, the answer is a documented 4xx and nothing is written. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputIT {

	private final RunningSystem system = RunningSystem.shared();

	private final Client client = this.system.newClient();

	private final String id = this.client.open();

	private final Footprint footprint = new Footprint(this.system.parts());

	private Footprint.Size before;

	@BeforeAll
	void measure() {
		this.before = this.footprint.settled();
	}

	@AfterAll
	void nothingIsWritten() {
		assertThat(this.footprint.settled()).isEqualTo(this.before);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					POST  | /conversations                   | {                                                | 400 | malformed-json  | ``
					POST  | /conversations                   | []                                               | 400 | *               | ``
					POST  | /conversations                   | null                                             | 400 | *               | ``
					POST  | /conversations                   | {}                                               | 400 | missing-field   | channel
					POST  | /conversations                   | {"channel":"pigeon"}                             | 400 | invalid-field   | channel
					POST  | /conversations                   | {"channel":7}                                    | 400 | invalid-field   | channel
					POST  | /conversations                   | {"channel":"sms"}                                | 400 | missing-field   | customer_phone
					POST  | /conversations                   | {"channel":"sms","customer_phone":"12"}          | 400 | invalid-field   | customer_phone
					POST  | /conversations                   | {"channel":"email"}                              | 400 | missing-field   | customer_email
					POST  | /conversations                   | {"channel":"email","customer_email":"a@"}        | 400 | invalid-field   | customer_email
					POST  | /conversations                   | {"channel":"instagram","mesage":"Hi"}            | 400 | unknown-field   | mesage
					POST  | /conversations                   | {"channel":"instagram","message":" "}            | 400 | invalid-field   | message
					POST  | /conversations                   | {"channel":"instagram","channel":"sms"}          | 400 | *               | *
					POST  | /conversations/{id}/messages     | {}                                               | 400 | missing-field   | content
					POST  | /conversations/{id}/messages     | {"content":null}                                 | 400 | *               | content
					POST  | /conversations/{id}/messages     | {"content":""}                                   | 400 | invalid-field   | content
					POST  | /conversations/{id}/messages     | {"content":"Hi","sender":"bot"}                  | 400 | invalid-field   | sender
					PATCH | /conversations/{id}              | {}                                               | 400 | *               | *
					PATCH | /conversations/{id}              | {"status":"gone"}                                | 400 | invalid-field   | status
					PATCH | /conversations/{id}              | {"tags":"vip"}                                   | 400 | invalid-field   | tags
					PATCH | /conversations/{id}              | {"tags":[""]}                                    | 400 | invalid-field   | *
					PUT   | /conversations/{id}              | {"tags":[null]}                                  | 400 | invalid-field   | *
					GET   | /conversations?limit=0           | ``                                               | 400 | *               | limit
					GET   | /conversations?limit=101         | ``                                               | 400 | *               | limit
					GET   | /conversations?limit=abc         | ``                                               | 400 | *               | limit
					GET   | /conversations?offset=-1         | ``                                               | 400 | *               | offset
					GET   | /conversations?status=gone       | ``                                               | 400 | *               | status
					GET   | /conversations?cursor=%00        | ``                                               | 400 | *               | cursor
					GET   | /conversations?limt=1            | ``                                               | 400 | *               | limt
					GET   | /conversations/nonsense          | ``                                               | 400 | *               | *
					GET   | /conversations/conv_01jd8x5v8wf3grz2k9m4t7q0ab | ``                                 | 404 | conversation-not-found | ``
					GET   | /nowhere                         | ``                                               | 404 | not-found       | ``
					DELETE | /conversations                  | ``                                               | 405 | *               | ``
					POST  | /conversations/conv_01jd8x5v8wf3grz2k9m4t7q0ab/messages?x=1 | {"content":"Hi"}      | 400 | *               | x
					""")
	void badRequestIsRefused(String method, String path, String body, int status, String code, String field) {
		Answer answer = this.client.json(method, path.replace("{id}", this.id), body);
		assertRefused(answer, status);
		assertThat(answer.code()).as(answer.toString()).matches(code.equals("*") ? "[a-z-]+" : code);
		assertThat(answer.field()).as(answer.toString()).matches(field.equals("*") ? ".*" : field);
	}

	@Test
	void tooLongByOneIsRefused() {
		assertRefused(this.client.say(this.id, "customer", "x".repeat(10_001)), 400);
		assertRefused(this.client.patch("/conversations/" + this.id, "{\"subject\":\"%s\"}".formatted("x".repeat(257))),
				400);
		assertRefused(this.client.say(this.id, "customer", "Hi", "Idempotency-Key", "k".repeat(256)), 400);
	}

	@Test
	void bodyOfOneMegabyteIsRefused() {
		assertRefused(this.client.say(this.id, "customer", "x".repeat(1 << 20)), 413);
	}

	@Test
	void tenThousandNestedArraysAreRefused() {
		assertRefused(this.client.json("POST", "/conversations", "[".repeat(10_000)), 400);
	}

	@Test
	void bytesThatAreNoTextAreRefused() {
		byte[] body = HexFormat.of().parseHex("7b2263686e6e656c223a22ff22");
		assertRefused(this.client.send("POST", "/conversations", BodyPublishers.ofByteArray(body), "Content-Type",
				"application/json"), 400);
	}

	@Test
	void otherContentTypeIsRefused() {
		byte[] body = "{\"channel\":\"instagram\"}".getBytes(StandardCharsets.UTF_8);
		assertRefused(this.client.send("POST", "/conversations", BodyPublishers.ofByteArray(body), "Content-Type",
				"text/plain"), 415);
		assertRefused(this.client.send("POST", "/conversations", BodyPublishers.ofByteArray(body)), 415);
	}

	@Test
	void otherAnswerTypeIsRefused() {
		assertRefused(this.client.get("/conversations", "Accept", "image/png"), 406);
	}

	@Test
	void requestIdOfTheClientIsKept() {
		Answer answer = this.client.get("/conversations/nonsense", "X-Request-Id", "my-request.7");
		assertThat(answer.body().path("request_id").asString()).isEqualTo("my-request.7");
		assertThat(answer.header("X-Request-Id")).isEqualTo("my-request.7");
	}

	private static void assertRefused(Answer answer, int status) {
		assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
		assertThat(answer.body().path("success").asBoolean(true)).isFalse();
		assertThat(answer.body().path("error").asString()).isNotBlank().doesNotContain("Exception", "java.", "org.");
		assertThat(answer.body().path("request_id").asString()).isNotBlank().isEqualTo(answer.header("X-Request-Id"));
	}

}
