package dev.conversations.acceptance;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Nobody sees or changes what belongs to somebody else. */
class TenantIT {

	private final SubAccount subAccount = RunningSystem.shared().newSubAccount();

	private final Client owner = this.subAccount.client("test");

	private final String id = this.owner.open();

	private final String path = "/conversations/" + this.id;

	@Test
	void otherSubAccountFindsNothing() {
		assertHidden(RunningSystem.shared().newClient());
	}

	@Test
	void liveKeyDoesNotSeeTestData() {
		assertHidden(this.subAccount.client("live"));
	}

	@Test
	void otherKeyOfTheSameModeSeesTheSame() {
		assertThat(this.subAccount.client("test").get(this.path).status()).isEqualTo(200);
	}

	@Test
	void readKeyMayNotWrite() {
		Client reader = this.subAccount.client("test", "read");
		assertThat(reader.get(this.path).status()).isEqualTo(200);
		assertThat(reader.say(this.id, "customer", "Hi").status()).isEqualTo(403);
		assertThat(reader.post("/conversations", Map.of("channel", "instagram")).status()).isEqualTo(403);
		assertThat(this.owner.get(this.path).data().path("messages")).isEmpty();
	}

	@Test
	void revokedKeyIsRefused() {
		Answer key = this.subAccount.newKey("test", "read", "write");
		Client client = new Client(this.owner.url(), key.text("key"));
		assertThat(client.get(this.path).status()).isEqualTo(200);
		this.subAccount.revoke(key.id());
		Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> client.get(this.path).status() == 401);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "sk_test_", "sk_test_01jd8x5v8wf3grz2k9m4t7q0ab", "nonsense" })
	void unknownKeyIsRefused(String key) {
		Answer refused = new Client(this.owner.url(), key).get("/conversations");
		assertThat(refused.status()).isEqualTo(401);
		assertThat(refused.body().path("success").asBoolean(true)).isFalse();
	}

	@Test
	void clientKeyIsNoAdminKey() {
		assertThat(this.owner.post("/admin/sub-accounts", Map.of("name", "x")).status()).isIn(401, 403);
		assertThat(RunningSystem.shared().admin().get("/conversations").status()).isEqualTo(401);
	}

	private void assertHidden(Client other) {
		List<Answer> answers = List.of(other.get(this.path), other.get(this.path + "/messages"),
				other.say(this.id, "customer", "Hi"), other.patch(this.path, Map.of("subject", "Mine")),
				other.post(this.path + "/close", ""), other.post(this.path + "/read", ""),
				other.delete(this.path + "/tags/vip"));
		assertThat(answers).extracting(Answer::status).containsOnly(404);
		assertThat(answers).extracting(Answer::code).containsOnly("conversation-not-found");
		assertThat(other.get("/conversations").data()).isEmpty();
		assertThat(this.owner.get(this.path).header("ETag")).isEqualTo("\"1\"");
	}

}
