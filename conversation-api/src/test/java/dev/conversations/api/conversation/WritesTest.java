package dev.conversations.api.conversation;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;

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
