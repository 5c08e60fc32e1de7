package dev.conversations.api.conversation;

import java.net.http.HttpRequest.BodyPublishers;

import dev.conversations.api.Client;
import dev.conversations.api.RunningApi;

/** Keys of one sub-account, good for different things. */
final class Callers {

	static final RunningApi.Tenancy TENANT = RunningApi.shared().newTenant();

	static final Client CLIENT = TENANT.testKey();

	static final Client READ_ONLY = TENANT.key("{\"scopes\": [\"read\"]}");

	static final Client WRITE_ONLY = TENANT.key("{\"scopes\": [\"write\"]}");

	static final Client REVOKED = revoked();

	private Callers() {
	}

	private static Client revoked() {
		Client client = TENANT.testKey();
		RunningApi.shared()
			.admin()
			.send("DELETE",
					"/admin/sub-accounts/" + TENANT.subAccountId() + "/api-keys/key_" + client.key().substring(8, 34),
					BodyPublishers.noBody());
		return client;
	}

}
