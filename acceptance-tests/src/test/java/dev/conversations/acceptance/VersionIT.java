package dev.conversations.acceptance;

import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** ETags: what a client has seen, and what it writes upon. */
class VersionIT {

	private final Client client = RunningSystem.shared().newClient();

	private final String id = this.client.open();

	private final String path = "/conversations/" + this.id;

	@Test
	void versionGrowsWithEveryEvent() {
		assertThat(this.client.get(this.path).header("ETag")).isEqualTo("\"1\"");
		this.client.say(this.id, "customer", "Hi");
		assertThat(this.client.get(this.path).header("ETag")).isEqualTo("\"2\"");
		assertThat(this.client.patch(this.path, Map.of("subject", "Order")).header("ETag")).isEqualTo("\"3\"");
		assertThat(this.client.post(this.path + "/read", "").header("ETag")).isEqualTo("\"4\"");
		assertThat(this.client.post(this.path + "/close", "").header("ETag")).isEqualTo("\"5\"");
	}

	@Test
	void writeThatChangesNothingMakesNoVersion() {
		this.client.post(this.path + "/close", "");
		Answer again = this.client.post(this.path + "/close", "");
		assertThat(again.status()).isEqualTo(200);
		assertThat(again.header("ETag")).isEqualTo("\"2\"");
	}

	@Test
	void writeUponStaleVersionIsRefused() {
		this.client.say(this.id, "customer", "Hi");
		Answer stale = this.client.patch(this.path, Map.of("subject", "Order"), "If-Match", "\"1\"");
		assertThat(stale.status()).isEqualTo(412);
		assertThat(stale.code()).isEqualTo("version-mismatch");
		assertThat(this.client.get(this.path).data().path("subject").isString()).isFalse();
	}

	@Test
	void writeUponCurrentVersionIsApplied() {
		assertThat(this.client.patch(this.path, Map.of("subject", "Order"), "If-Match", "\"1\"").status())
			.isEqualTo(200);
		assertThat(this.client.say(this.id, "customer", "Hi", "If-Match", "\"2\"").status()).isEqualTo(201);
	}

	@Test
	void unchangedConversationIsNotSentAgain() {
		String etag = this.client.get(this.path).header("ETag");
		Answer unchanged = this.client.get(this.path, "If-None-Match", etag);
		assertThat(unchanged.status()).isEqualTo(304);
		assertThat(unchanged.body().isMissingNode()).isTrue();
		this.client.say(this.id, "customer", "Hi");
		assertThat(this.client.get(this.path, "If-None-Match", etag).status()).isEqualTo(200);
	}

}
