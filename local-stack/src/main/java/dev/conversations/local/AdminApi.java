package dev.conversations.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

import dev.conversations.local.process.StackException;
import org.bson.Document;

/** The few calls to the API by which a stack gets its ready-made test key. */
record AdminApi(String apiUrl, String adminKey) {

	private static final Duration TIMEOUT = Duration.ofSeconds(30);

	private static final int OK = 200;

	private static final int CREATED = 201;

	private static final String SUB_ACCOUNT = """
			{"name": "Local stack"}""";

	private static final String API_KEY = """
			{"mode": "test", "scopes": ["read", "write"], "name": "Ready-made key", "rate_limit_per_minute": 0}""";

	/** A key of a new sub-account, without a rate limit. */
	String makeTestKey() {
		String subAccount = post("/admin/sub-accounts", SUB_ACCOUNT).getString("id");
		return post("/admin/sub-accounts/%s/api-keys".formatted(subAccount), API_KEY).getString("key");
	}

	/** Whether the API knows the key, which another database may not. */
	boolean accepts(String apiKey) {
		return send(request("/conversations?limit=1", apiKey)).statusCode() == OK;
	}

	private Document post(String path, String json) {
		HttpResponse<String> response = send(request(path, this.adminKey).header("Content-Type", "application/json")
			.POST(BodyPublishers.ofString(json)));
		if (response.statusCode() != CREATED) {
			throw new StackException("The ready-made key could not be made: POST %s was answered %d: %s".formatted(path,
					response.statusCode(), response.body()));
		}
		return Document.parse(response.body()).get("data", Document.class);
	}

	private HttpRequest.Builder request(String path, String key) {
		return HttpRequest.newBuilder(URI.create(this.apiUrl + path))
			.timeout(TIMEOUT)
			.header("Authorization", "Bearer " + key);
	}

	private static HttpResponse<String> send(HttpRequest.Builder request) {
		try (HttpClient client = HttpClient.newHttpClient()) {
			return client.send(request.build(), BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new StackException("The API did not answer: " + ex, ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new StackException("Interrupted while the ready-made key was made", ex);
		}
	}

}
