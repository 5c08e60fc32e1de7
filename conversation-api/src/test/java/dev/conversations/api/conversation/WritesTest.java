package dev.conversations.api.conversation;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.conversations.api.Client;
import dev.conversations.api.Client.Answer;
import dev.conversations.api.RunningApi;
import dev.conversations.api.ScriptedProcessor;
import dev.conversations.schema.IdKind;
import dev.conversations.schema.command.CloseConversation;
import dev.conversations.schema.command.ConversationCommand;
import dev.conversations.schema.command.CreateConversation;
import dev.conversations.schema.command.MarkConversationRead;
import dev.conversations.schema.command.RemoveTag;
import dev.conversations.schema.command.SendMessage;
import dev.conversations.schema.command.UpdateConversation;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Writes become exactly the right commands, and outcomes exactly the right answers. */
class WritesTest {

	private final String id = IdKind.CONVERSATION.next();

	private RunningApi.Tenancy tenant;

	private Client client;

	private ScriptedProcessor processor;

	@BeforeEach
	void hasTenant() {
		this.tenant = RunningApi.shared().newTenant();
		this.client = this.tenant.testKey();
		this.processor = ScriptedProcessor.usual();
	}

	@Test
	void createIsAnsweredWithTheConversationAndItsMessage() {
		Answer answer = this.client.post("/conversations", """
				{"channel": "sms", "customer_phone": "tel:001 (202) 555-0143", "customer_email": "Jane@Example.COM",
				 "customer_name": "Jane", "subject": "Order", "message": "Hello 😀"}""");
		assertThat(answer.status()).isEqualTo(201);
		assertThat(answer.header("ETag")).contains("\"2\"");
		ConversationCommand command = onlyCommand();
		CreateConversation create = (CreateConversation) command.getPayload();
		assertThat(create.getCustomerPhone()).isEqualTo("+12025550143");
		assertThat(create.getCustomerEmail()).isEqualTo("Jane@example.com");
		assertThat(create.getMessage().getSender()).isEqualTo("assistant");
		assertThat(command.getExpectedVersion()).isNull();
		assertThat(command.getFingerprint()).isNull();
		assertThat(command.getMode()).isEqualTo("test");
		assertThat(answer.data().get("id").asString()).isEqualTo(command.getConversationId());
		assertThat(answer.data().get("customer_id").asString()).isEqualTo(create.getCustomerId());
		assertThat(answer.data().get("messages").get(0).get("content").asString()).isEqualTo("Hello 😀");
		assertThat(answer.data().get("messages").get(0).get("id").asString().substring(4))
			.isEqualTo(command.getCommandId().substring(4));
		assertThat(answer.data().get("timestamp").asString())
			.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
	}

	@Test
	void sameCustomerHasSameIdWhateverTheNotation() {
		Answer first = create("{\"channel\": \"sms\", \"customer_phone\": \"+1 202-555-0143\"}");
		Answer second = create("{\"channel\": \"voice\", \"customer_phone\": \"(202) 555 0143\"}");
		Answer mail = create("{\"channel\": \"email\", \"customer_email\": \"Jane@example.com\"}");
		Answer sameMail = create("{\"channel\": \"email\", \"customer_email\": \"jane@EXAMPLE.com\"}");
		Answer nobody = create("{\"channel\": \"facebook\"}");
		Answer nobodyElse = create("{\"channel\": \"facebook\"}");
		assertThat(customer(first)).isEqualTo(customer(second)).isNotEqualTo(customer(mail));
		assertThat(customer(mail)).isEqualTo(customer(sameMail));
		assertThat(customer(nobody)).isNotEqualTo(customer(nobodyElse));
		Answer elsewhere = RunningApi.shared()
			.newTenant()
			.testKey()
			.post("/conversations", "{\"channel\": \"sms\", \"customer_phone\": \"+12025550143\"}");
		assertThat(customer(elsewhere)).isNotEqualTo(customer(first));
	}

	@Test
	void sendIsAnsweredWithTheMessage() {
		Answer answer = this.client.post("/conversations/" + this.id + "/messages",
				"{\"content\": \"hi\", \"sender\": \"customer\"}", "If-Match", "\"4\"", "traceparent",
				"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
		assertThat(answer.status()).isEqualTo(201);
		assertThat(answer.header("ETag")).contains("\"2\"");
		assertThat(answer.data().get("sender").asString()).isEqualTo("customer");
		ConversationCommand command = onlyCommand();
		assertThat(command.getConversationId()).isEqualTo(this.id);
		assertThat(command.getExpectedVersion()).isEqualTo(4);
		assertThat(((SendMessage) command.getPayload()).getMessageId()).isEqualTo(answer.data().get("id").asString());
		var record = this.processor.records(this.tenant.subAccountId()).get(0);
		assertThat(record.key()).isEqualTo(this.id);
		assertThat(new String(record.headers().lastHeader("traceparent").value(), StandardCharsets.UTF_8))
			.isEqualTo("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
	}

	@Test
	void everyOtherWriteIsItsCommand() {
		String path = "/conversations/" + this.id;
		assertThat(
				this.client.json("PATCH", path, "{\"tags\": [\"a\", \"b\", \"a\"], \"status\": \"closed\"}").status())
			.isEqualTo(200);
		assertThat(this.client.json("PUT", path, "{\"customer_name\": \"Joe\", \"tags\": []}").status()).isEqualTo(200);
		assertThat(this.client.json("PATCH", path, "{\"tags\": []}").status()).isEqualTo(200);
		assertThat(this.client.send("POST", path + "/close", BodyPublishers.noBody()).status()).isEqualTo(200);
		assertThat(this.client.send("POST", path + "/read", BodyPublishers.noBody()).status()).isEqualTo(200);
		assertThat(this.client.send("DELETE", path + "/tags/a%2Fb%20%F0%9F%98%80", BodyPublishers.noBody()).status())
			.isEqualTo(200);
		assertThat(this.processor.commands(this.tenant.subAccountId())).extracting(ConversationCommand::getPayload)
			.containsExactly(new UpdateConversation("closed", null, null, List.of("a", "b")),
					new UpdateConversation(null, "Joe", null, List.of()),
					new UpdateConversation(null, null, null, List.of()), new CloseConversation(),
					new MarkConversationRead(), new RemoveTag("a/b 😀"));
	}

	@ParameterizedTest
	@CsvSource({ "conversation-not-found, 404, ''", "conversation-exists, 409, ''", "version-mismatch, 412, If-Match",
			"idempotency-key-reused, 422, Idempotency-Key", "too-many-tags, 422, tags", "unheard-of, 503, ''" })
	void rejectionHasItsStatus(String reason, int status, String field) {
		this.processor.answer((command) -> ScriptedProcessor.rejected(command, reason, 7L));
		Answer answer = close();
		assertThat(answer.status()).isEqualTo(status);
		assertThat(answer.body().path("code").asString())
			.isEqualTo(reason.equals("unheard-of") ? "command-failed" : reason);
		assertThat(answer.body().path("field").asString("")).isEqualTo(field);
		assertThat(answer.header("ETag")).isEqualTo((status == 412) ? Optional.of("\"7\"") : Optional.empty());
	}

	@Test
	void failureIsNeverA500() {
		this.processor.answer((command) -> Optional
			.of(ScriptedProcessor.outcome(command).setStatus("failed").setVersion(null).build()));
		Answer answer = close();
		assertThat(answer.status()).isEqualTo(503);
		assertThat(answer.header("Retry-After")).contains("1");
	}

	@Test
	void replayIsMarked() {
		this.processor.answer((command) -> ScriptedProcessor.applied(command)
			.map((outcome) -> dev.conversations.schema.outcome.CommandOutcome.newBuilder(outcome)
				.setReplayed(true)
				.build()));
		assertThat(close().header("Idempotent-Replayed")).contains("true");
	}

	@Test
	void slowOutcomeIsA202WithItsCommand() {
		this.processor.answer((command) -> Optional.empty());
		Answer answer = close("Prefer", "wait=1");
		assertThat(answer.status()).isEqualTo(202);
		assertThat(answer.header("Preference-Applied")).contains("wait=1");
		String commandId = answer.data().get("command_id").asString();
		assertThat(answer.header("Location")).contains("/commands/" + commandId);
		assertThat(answer.data().get("conversation_id").asString()).isEqualTo(this.id);
		assertThat(answer.data().get("status").asString()).isEqualTo("pending");
		Answer status = this.client.get("/commands/" + commandId);
		assertThat(status.status()).isEqualTo(200);
		assertThat(status.data().get("status").asString()).isEqualTo("pending");
		Client stranger = RunningApi.shared().newTenant().testKey();
		assertThat(stranger.get("/commands/" + commandId).status()).isEqualTo(404);
		assertThat(this.tenant.key("{\"mode\": \"live\"}").get("/commands/" + commandId).status()).isEqualTo(404);
	}

	@Test
	void respondAsyncWaitsForNobody() {
		Answer answer = close("Prefer", "foo=bar; x, respond-async");
		assertThat(answer.status()).isEqualTo(202);
		assertThat(answer.header("Preference-Applied")).contains("respond-async");
		assertThat(onlyCommand().getReplyTo()).isNull();
	}

	@Test
	void repetitionsHaveOneCommandIdAndOneFingerprint() {
		String body = "{\"content\": \"hi\", \"sender\": \"customer\"}";
		String sameBody = "{ \"sender\":\"customer\",\"content\":\"h\\u0069\" }";
		send(body, "key 1");
		send(sameBody, "key 1");
		send("{\"content\": \"ho\", \"sender\": \"customer\"}", "key 1");
		send(body, "key 2");
		List<ConversationCommand> commands = this.processor.commands(this.tenant.subAccountId());
		assertThat(commands).hasSize(4);
		assertThat(commands.get(1).getCommandId()).isEqualTo(commands.get(0).getCommandId());
		assertThat(commands.get(2).getCommandId()).isEqualTo(commands.get(0).getCommandId());
		assertThat(commands.get(3).getCommandId()).isNotEqualTo(commands.get(0).getCommandId());
		assertThat(commands.get(1).getFingerprint()).isEqualTo(commands.get(0).getFingerprint());
		assertThat(commands.get(2).getFingerprint()).isNotEqualTo(commands.get(0).getFingerprint());
		assertThat(commands.get(3).getFingerprint()).isEqualTo(commands.get(0).getFingerprint());
		assertThat(messageId(commands.get(1))).isNotEqualTo(messageId(commands.get(0)));
	}

	@Test
	void clientThatHangsUpFreesItsPlace() throws Exception {
		this.processor.answer((command) -> Optional.empty());
		try (var socket = new java.net.Socket("127.0.0.1", RunningApi.shared().port())) {
			socket.getOutputStream()
				.write(("POST /conversations/" + this.id
						+ "/close HTTP/1.1\r\nHost: x\r\nPrefer: wait=30\r\nAuthorization: Bearer " + this.client.key()
						+ "\r\nContent-Length: 0\r\n\r\n")
					.getBytes(StandardCharsets.US_ASCII));
			Awaitility.await().until(() -> inFlight() == 1);
		}
		Awaitility.await().until(() -> inFlight() == 0);
	}

	@Test
	void tooManyInFlightIsA503AndWritesNothing() {
		RunningApi small = RunningApi.start(Map.of("conversations.commands.max-in-flight", 1));
		RunningApi.Tenancy other = small.newTenant();
		Client one = other.testKey();
		this.processor.answer((command) -> Optional.empty());
		Thread waiting = Thread.startVirtualThread(() -> one.send("POST", "/conversations/" + this.id + "/close",
				BodyPublishers.noBody(), "Prefer", "wait=3"));
		Awaitility.await().until(() -> this.processor.commands(other.subAccountId()).size() == 1);
		Answer answer = one.send("POST", "/conversations/" + this.id + "/close", BodyPublishers.noBody());
		assertThat(answer.status()).isEqualTo(503);
		assertThat(answer.body().get("code").asString()).isEqualTo("overloaded");
		assertThat(answer.header("Retry-After")).contains("1");
		Awaitility.await().until(() -> !waiting.isAlive());
		assertThat(this.processor.commands(other.subAccountId())).hasSize(1);
	}

	private static int inFlight() {
		return RunningApi.shared().inFlight();
	}

	private Answer close(String... headers) {
		return this.client.send("POST", "/conversations/" + this.id + "/close", BodyPublishers.noBody(), headers);
	}

	private void send(String body, String key) {
		assertThat(this.client.post("/conversations/" + this.id + "/messages", body, "Idempotency-Key", key).status())
			.isEqualTo(201);
	}

	private Answer create(String body) {
		Answer answer = this.client.post("/conversations", body);
		assertThat(answer.status()).isEqualTo(201);
		return answer;
	}

	private ConversationCommand onlyCommand() {
		List<ConversationCommand> commands = Awaitility.await()
			.until(() -> this.processor.commands(this.tenant.subAccountId()), (found) -> !found.isEmpty());
		assertThat(commands).hasSize(1);
		return commands.get(0);
	}

	private static String customer(Answer answer) {
		return answer.data().get("customer_id").asString();
	}

	private static String messageId(ConversationCommand command) {
		return ((SendMessage) command.getPayload()).getMessageId();
	}

}
