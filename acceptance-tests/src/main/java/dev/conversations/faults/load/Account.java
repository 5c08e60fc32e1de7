package dev.conversations.faults.load;

import java.util.List;
import java.util.Map;

import dev.conversations.acceptance.Answer;
import dev.conversations.acceptance.Client;

/**
 * Whose data a client reads and writes.
 *
 * @param mode {@code test} or {@code live}
 * @param key an API key that may read and write, without a rate limit
 */
public record Account(String subAccountId, String mode, String key) {

	/** A new sub-account with one key for each mode. */
	static List<Account> create(Client admin) {
		String id = made(admin.post("/admin/sub-accounts", Map.of("name", "Faults"))).id();
		return List.of(withKey(admin, id, "test"), withKey(admin, id, "live"));
	}

	private static Account withKey(Client admin, String subAccountId, String mode) {
		Answer key = made(admin.post("/admin/sub-accounts/" + subAccountId + "/api-keys", Map.of("mode", mode, "scopes",
				List.of("read", "write"), "name", "faults", "rate_limit_per_minute", 0)));
		return new Account(subAccountId, mode, key.text("key"));
	}

	private static Answer made(Answer answer) {
		if (answer.status() != 201) {
			throw new IllegalStateException("The accounts of the load could not be made: " + answer);
		}
		return answer;
	}

	/** Without the key. */
	@Override
	public String toString() {
		return this.subAccountId + "/" + this.mode;
	}

}
