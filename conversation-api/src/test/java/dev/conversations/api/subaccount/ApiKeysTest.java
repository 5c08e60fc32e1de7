package dev.conversations.api.subaccount;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;

import dev.conversations.api.Client;
import dev.conversations.api.Client.Answer;
import dev.conversations.api.RunningApi;
import dev.conversations.store.ApiKeyDocument;
import dev.conversations.store.Store;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Keys are shown once, kept as a hash, and refused at once when revoked. */
class ApiKeysTest {

	private final RunningApi api = RunningApi.shared();

	private final RunningApi.Tenancy tenant = this.api.newTenant();

	private final String path = "/admin/sub-accounts/" + this.tenant.subAccountId() + "/api-keys";

	@Test
	void keyIsShownOnceAndNeverStored() {
		Answer made = this.api.admin()
			.post(this.path,
					"{\"mode\": \"live\", \"scopes\": [\"read\"], \"name\": \"ci\", \"rate_limit_per_minute\": 0}");
		assertThat(made.status()).isEqualTo(201);
		String key = made.data().get("key").asString();
		assertThat(key).matches("sk_live_[0-9a-z]{26}[A-Za-z0-9_-]{43}");
		assertThat(made.data().get("id").asString()).isEqualTo("key_" + key.substring(8, 34));
		assertThat(made.data().get("rate_limit_per_minute").asInt()).isZero();
		Answer listed = this.api.admin().get(this.path);
		assertThat(listed.text()).contains("\"name\":\"ci\"")
			.doesNotContain(key.substring(34))
			.doesNotContain("\"key\"");
		var stored = this.api.mongo()
			.getCollection(Store.API_KEYS, ApiKeyDocument.class)
			.find(new org.bson.Document("_id", made.data().get("id").asString()))
			.first();
		assertThat(stored.secretHash().getData()).isEqualTo(ApiKey.sha256(key));
	}

	@Test
	void defaultsAreTestModeAndBothScopes() {
		Answer made = this.api.admin().post(this.path, "{}");
		assertThat(made.data().get("mode").asString()).isEqualTo("test");
		assertThat(made.data().get("scopes").valueStream().map((scope) -> scope.asString())).containsExactly("read",
				"write");
		assertThat(made.data().get("rate_limit_per_minute").isNull()).isTrue();
	}

	@Test
	void revokedKeyIsRefusedAtOnce() {
		Client client = this.tenant.testKey();
		assertThat(client.get("/conversations").status()).isEqualTo(200);
		String one = this.path + "/key_" + client.key().substring(8, 34);
		Answer revoked = this.api.admin().send("DELETE", one, BodyPublishers.noBody());
		assertThat(revoked.status()).isEqualTo(200);
		Answer refused = client.get("/conversations");
		assertThat(refused.status()).isEqualTo(401);
		assertThat(refused.header("WWW-Authenticate")).contains("Bearer");
		Answer again = this.api.admin().send("DELETE", one, BodyPublishers.noBody());
		assertThat(again.data()).isEqualTo(revoked.data());
	}

	@Test
	void listsArePaged() {
		List.of(1, 2, 3).forEach((ignored) -> this.tenant.testKey());
		Answer first = this.api.admin().get(this.path + "?limit=2");
		assertThat(first.data().size()).isEqualTo(2);
		String next = first.body().get("meta").get("next_cursor").asString();
		Answer second = this.api.admin().get(this.path + "?limit=2&cursor=" + next);
		assertThat(second.data().size()).isEqualTo(1);
		assertThat(second.body().get("meta").get("has_more").asBoolean()).isFalse();
		assertThat(this.api.admin().get("/admin/sub-accounts?limit=1").data().size()).isEqualTo(1);
	}

}
