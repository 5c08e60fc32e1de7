package dev.conversations.acceptance;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import dev.conversations.schema.event.ConversationClosed;
import dev.conversations.schema.event.ConversationCreated;
import dev.conversations.schema.event.ConversationEvent;
import dev.conversations.schema.event.MessageAdded;

import static org.assertj.core.api.Assertions.assertThat;

/** One client, one conversation, consecutive calls without a retry. */
class ConversationLifecycleIT {

	private final RunningSystem system = RunningSystem.shared();

	private final Client client = this.system.newClient();

	@Test
	void createSendGetListUpdateAndCloseSeeEachOther() {
		for (int i = 0; i < 50; i++) {
			Answer created = this.client.post("/conversations", Map.of("channel", "sms", "customer_phone",
					"(202) 555-0143", "customer_name", "Ada", "message", "Welcome " + i));
			assertThat(created.status()).as(created.toString()).isEqualTo(201);
			assertThat(created.data().path("messages")).hasSize(1);
			String path = "/conversations/" + created.id();

			Answer sent = this.client.say(created.id(), "customer", "Where is my order?");
			assertThat(sent.status()).as(sent.toString()).isEqualTo(201);

			Answer read = this.client.get(path);
			assertThat(contents(read)).containsExactly("Welcome " + i, "Where is my order?");
			assertThat(read.data().path("messages").get(1).path("id").asString()).isEqualTo(sent.id());
			assertThat(read.text("last_message")).isEqualTo("Where is my order?");

			Answer listed = this.client.get("/conversations?limit=1");
			assertThat(listed.data().get(0).path("id").asString()).isEqualTo(created.id());
			assertThat(listed.data().get(0).path("unread").asBoolean()).isTrue();
			assertThat(listed.data().get(0).has("messages")).isFalse();

			Answer updated = this.client.patch(path, Map.of("tags", List.of("vip"), "subject", "Order"));
			assertThat(updated.status()).as(updated.toString()).isEqualTo(200);
			assertThat(updated.text("subject")).isEqualTo("Order");

			Answer closed = this.client.post(path + "/close", "");
			assertThat(closed.status()).as(closed.toString()).isEqualTo(200);
			assertThat(closed.text("status")).isEqualTo("closed");
			assertThat(this.client.get(path).text("status")).isEqualTo("closed");
		}
	}

	@Test
	void conversationHasTheDocumentedFields() {
		JsonNode data = this.client
			.post("/conversations", Map.of("channel", "email", "customer_email", "ada@example.com", "customer_name",
					"Ada", "subject", "Order 7", "message", "Hello"))
			.data();
		assertThat(data.path("id").asString()).matches("conv_[0-7][0-9a-z]{25}");
		assertThat(data.path("customer_id").asString()).matches("cust_[0-7][0-9a-z]{25}");
		assertThat(data.path("customer_name").asString()).isEqualTo("Ada");
		assertThat(data.path("customer_email").asString()).isEqualTo("ada@example.com");
		assertThat(data.path("channel").asString()).isEqualTo("email");
		assertThat(data.path("status").asString()).isEqualTo("open");
		assertThat(data.path("subject").asString()).isEqualTo("Order 7");
		assertThat(data.path("last_message").asString()).isEqualTo("Hello");
		assertThat(data.path("unread").isBoolean()).isTrue();
		assertThat(data.path("tags").isArray()).isTrue();
		assertThat(data.path("timestamp").asString()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
		JsonNode message = data.path("messages").get(0);
		assertThat(message.path("id").asString()).matches("msg_[0-7][0-9a-z]{25}");
		assertThat(message.path("sender").asString()).isEqualTo("assistant");
		assertThat(message.path("content").asString()).isEqualTo("Hello");
		assertThat(Instant.parse(message.path("timestamp").asString())).isBetween(Instant.now().minusSeconds(60),
				Instant.now());
	}

	@Test
	void subscriberSeesWhatHappenedInOrder() {
		Answer created = this.client.post("/conversations",
				Map.of("channel", "sms", "customer_phone", "+12025550143", "message", "Welcome"));
		this.client.say(created.id(), "customer", "Hi");
		this.client.post("/conversations/" + created.id() + "/close", "");
		List<ConsumerRecord<String, ConversationEvent>> events = new EventTopic(this.system.parts())
			.awaited(created.id(), 4);
		assertThat(events).extracting((record) -> record.value().getVersion()).containsExactly(1L, 2L, 3L, 4L);
		assertThat(events.getFirst().value().getPayload()).isInstanceOf(ConversationCreated.class);
		assertThat(events.get(1).value().getPayload()).isInstanceOfSatisfying(MessageAdded.class,
				(added) -> assertThat(added.getContent()).isEqualTo("Welcome"));
		assertThat(events.get(2).value().getPayload()).isInstanceOfSatisfying(MessageAdded.class,
				(added) -> assertThat(added.getSender()).isEqualTo("customer"));
		assertThat(events.getLast().value().getPayload()).isInstanceOf(ConversationClosed.class);
		assertThat(events).extracting((record) -> record.value().getEventId()).doesNotHaveDuplicates();
		assertThat(events).extracting((record) -> header(record, "ce_id"))
			.containsExactlyElementsOf(events.stream().map((record) -> record.value().getEventId()).toList());
	}

	@Test
	void sameCustomerHasTheSameId() {
		String first = customer(Map.of("channel", "sms", "customer_phone", "+1 202 555 0143"));
		String second = customer(Map.of("channel", "whatsapp", "customer_phone", "+12025550143"));
		String other = customer(Map.of("channel", "sms", "customer_phone", "+12025550144"));
		assertThat(second).isEqualTo(first).isNotEqualTo(other);
		assertThat(this.client.get("/conversations?customer_id=" + first).data()).hasSize(2);
	}

	@Test
	void customerMessageReopensClosedConversation() {
		String id = this.client.open();
		this.client.patch("/conversations/" + id, Map.of("status", "resolved"));
		this.client.say(id, "assistant", "Bye");
		assertThat(this.client.get("/conversations/" + id).text("status")).isEqualTo("resolved");
		this.client.say(id, "customer", "One more thing");
		assertThat(this.client.get("/conversations/" + id).text("status")).isEqualTo("open");
	}

	private String customer(Map<String, String> body) {
		return this.client.post("/conversations", body).text("customer_id");
	}

	private static List<String> contents(Answer conversation) {
		return conversation.data().path("messages").valueStream().map((m) -> m.path("content").asString()).toList();
	}

	private static String header(ConsumerRecord<?, ?> record, String name) {
		return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
	}

}
