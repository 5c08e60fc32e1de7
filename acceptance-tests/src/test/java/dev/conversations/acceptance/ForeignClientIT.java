package dev.conversations.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The event topic as clients read it that share no line with ours: kafkajs and its
 * registry client.
 */
class ForeignClientIT {

	private static final Path SOURCE = Path.of("node");

	private static final Path FOLDER = Path.of("target", "node");

	private final RunningSystem system = RunningSystem.shared();

	private final SubAccount subAccount = this.system.newSubAccount();

	private final Client client = this.subAccount.client("live");

	@BeforeAll
	static void install() throws IOException {
		Files.createDirectories(FOLDER);
		for (String file : List.of("package.json", ".npmrc", "read-events.js")) {
			Files.copy(SOURCE.resolve(file), FOLDER.resolve(file), StandardCopyOption.REPLACE_EXISTING);
		}
		Jar.Result installed = Jar.run(List.of("npm", "install", "--ignore-scripts"), FOLDER, Map.of());
		assertThat(installed.status()).as(installed.toString()).isZero();
	}

	@Test
	void everyFieldOfEveryEventIsSeen() {
		Answer created = this.client.post("/conversations",
				Map.of("channel", "sms", "customer_phone", "+12025550143", "customer_email", "ada@example.com",
						"customer_name", "Ada", "subject", "Order", "message", "Grüße 👋"));
		String id = created.id();
		String path = "/conversations/" + id;
		this.client.patch(path, Map.of("customer_name", "Ada L.", "tags", List.of("vip")));
		this.client.delete(path + "/tags/vip");
		this.client.say(id, "customer", "Hi");
		this.client.post(path + "/read", "");
		this.client.post(path + "/close", "");
		this.client.say(id, "customer", "Still there?");

		List<JsonNode> events = read(id, 9);
		assertThat(events).extracting((event) -> event.at("/headers/ce_type").asString())
			.containsExactly("dev.conversations.ConversationCreated.v1", "dev.conversations.MessageAdded.v1",
					"dev.conversations.ConversationUpdated.v1", "dev.conversations.ConversationUpdated.v1",
					"dev.conversations.MessageAdded.v1", "dev.conversations.ConversationRead.v1",
					"dev.conversations.ConversationClosed.v1", "dev.conversations.ConversationReopened.v1",
					"dev.conversations.MessageAdded.v1");
		for (int i = 0; i < events.size(); i++) {
			assertEnvelope(events.get(i), id, i + 1);
		}
		assertThat(payload(events.get(0))).isEqualTo(json("""
				{"customer_id":"%s","customer_name":"Ada","customer_email":"ada@example.com",
				"customer_phone":"+12025550143","channel":"sms","subject":"Order"}"""
			.formatted(created.text("customer_id"))));
		assertThat(payload(events.get(1))).isEqualTo(json("""
				{"message_id":"%s","index":1,"sender":"assistant","content":"Grüße 👋"}"""
			.formatted(created.data().at("/messages/0/id").asString())));
		assertThat(payload(events.get(2))).isEqualTo(json(
				"{'customer_name':'Ada L.','subject':null,'tags_added':['vip'],'tags_removed':[]}".replace('\'', '"')));
		assertThat(payload(events.get(3))).isEqualTo(json(
				"{'customer_name':null,'subject':null,'tags_added':[],'tags_removed':['vip']}".replace('\'', '"')));
		assertThat(payload(events.get(6))).isEqualTo(json("{\"status\":\"closed\"}"));
	}

	private void assertEnvelope(JsonNode read, String conversationId, int version) {
		JsonNode event = read.path("event");
		assertThat(read.path("key").asString()).isEqualTo(conversationId);
		assertThat(event.path("conversation_id").asString()).isEqualTo(conversationId);
		assertThat(event.path("sub_account_id").asString()).isEqualTo(this.subAccount.id());
		assertThat(event.path("mode").asString()).isEqualTo("live");
		assertThat(event.path("version").asInt()).isEqualTo(version);
		assertThat(event.path("event_id").asString()).startsWith("evt_");
		assertThat(event.path("command_id").asString()).startsWith("cmd_");
		assertThat(event.path("occurred_at").isMissingNode()).isFalse();
		JsonNode headers = read.path("headers");
		assertThat(read.path("type").asString())
			.isEqualTo("dev.conversations.schema.event." + headers.path("ce_type").asString().split("\\.")[2]);
		assertThat(headers.path("ce_specversion").asString()).isEqualTo("1.0");
		assertThat(headers.path("ce_id").asString()).isEqualTo(event.path("event_id").asString());
		assertThat(headers.path("ce_source").asString()).contains(this.subAccount.id());
		assertThat(headers.path("ce_time").asString()).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
		assertThat(headers.path("traceparent").asString()).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");
	}

	private List<JsonNode> read(String conversationId, int number) {
		Jar.Result result = Jar.run(
				List.of("node", "read-events.js", this.system.parts().kafkaBootstrapServers(),
						this.system.parts().schemaRegistryUrl(), conversationId, String.valueOf(number)),
				FOLDER, Map.of());
		assertThat(result.status()).as(result.toString()).isZero();
		return result.out().lines().map(Client.JSON::readTree).toList();
	}

	private static JsonNode payload(JsonNode read) {
		return read.path("payload");
	}

	private static JsonNode json(String text) {
		return Client.JSON.readTree(text);
	}

}
