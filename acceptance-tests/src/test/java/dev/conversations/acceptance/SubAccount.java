package dev.conversations.acceptance;

import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** A sub-account of the running system. */
record SubAccount(RunningSystem system, String id) {

	static SubAccount create(RunningSystem system) {
		Answer answer = system.admin().post("/admin/sub-accounts", Map.of("name", "Acceptance"));
		assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
		return new SubAccount(system, answer.text("id"));
	}

	/** A client with a new key that may read and write, without a rate limit. */
	Client client(String mode) {
		return client(mode, "read", "write");
	}

	Client client(String mode, String... scopes) {
		return new Client(this.system.apiUrl(), newKey(mode, scopes).text("key"));
	}

	/** The answer to "create a key". */
	Answer newKey(String mode, String... scopes) {
		Answer answer = this.system.admin()
			.post("/admin/sub-accounts/" + this.id + "/api-keys",
					Map.of("mode", mode, "scopes", List.of(scopes), "name", "test", "rate_limit_per_minute", 0));
		assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
		return answer;
	}

	void revoke(String keyId) {
		Answer answer = this.system.admin().delete("/admin/sub-accounts/" + this.id + "/api-keys/" + keyId);
		assertThat(answer.status()).as(answer.toString()).isBetween(200, 204);
	}

}
