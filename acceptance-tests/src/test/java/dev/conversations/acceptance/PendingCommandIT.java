package dev.conversations.acceptance;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Writes whose client does not wait. */
class PendingCommandIT {

	private final RunningSystem system = RunningSystem.shared();

	private final Client client = this.system.newClient();

	@Test
	void outcomeIsFoundUnderTheLocation() {
		Answer pending = this.client.post("/conversations", Map.of("channel", "instagram", "message", "Hello"),
				"Prefer", "respond-async");
		assertThat(pending.status()).as(pending.toString()).isEqualTo(202);
		assertThat(pending.text("status")).isEqualTo("pending");
		assertThat(pending.header("Location")).isEqualTo("/commands/" + pending.text("command_id"));
		assertThat(pending.header("Preference-Applied")).isEqualTo("respond-async");

		Answer outcome = awaitOutcome(this.client, pending.header("Location"));
		assertThat(outcome.text("status")).isEqualTo("applied");
		assertThat(outcome.text("conversation_id")).isEqualTo(pending.text("conversation_id"));
		assertThat(this.client.get("/conversations/" + pending.text("conversation_id")).status()).isEqualTo(200);
	}

	@Test
	void outcomeOfMessageWithoutAndWithKeyIsFound() {
		String id = this.client.open();
		Answer plain = this.client.say(id, "customer", "Hi", "Prefer", "respond-async");
		Answer keyed = this.client.say(id, "customer", "Hi again", "Prefer", "respond-async", "Idempotency-Key",
				UUID.randomUUID().toString());
		assertThat(awaitOutcome(this.client, plain.header("Location")).text("status")).isEqualTo("applied");
		assertThat(awaitOutcome(this.client, keyed.header("Location")).text("status")).isEqualTo("applied");
	}

	@Test
	void refusalIsFoundToo() {
		Answer pending = this.client.patch("/conversations/" + this.client.open(), Map.of("subject", "Order"),
				"If-Match", "\"9\"", "Prefer", "respond-async");
		assertThat(pending.status()).isEqualTo(202);
		assertThat(awaitOutcome(this.client, pending.header("Location")).text("status")).isEqualTo("rejected");
	}

	@Test
	void commandOfAnotherSubAccountIsNotFound() {
		Answer pending = this.client.post("/conversations", Map.of("channel", "instagram"), "Prefer", "respond-async");
		assertThat(this.system.newClient().get(pending.header("Location")).status()).isEqualTo(404);
	}

	private static Answer awaitOutcome(Client client, String location) {
		return Awaitility.await()
			.atMost(Duration.ofSeconds(20))
			.until(() -> client.get(location), (answer) -> !answer.text("status").equals("pending"));
	}

}
