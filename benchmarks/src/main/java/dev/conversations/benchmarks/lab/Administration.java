package dev.conversations.benchmarks.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Makes the account of a benchmark. */
record Administration(String url, String adminKey) {

	private static final JsonMapper JSON = new JsonMapper();

	/** A new sub-account, whose key has no rate limit. */
	Account newAccount() {
		String id = post("/admin/sub-accounts", Map.of("name", "Benchmark")).path("id").asString();
		String key = post("/admin/sub-accounts/" + id + "/api-keys", Map.of("mode", Account.MODE, "scopes",
				new String[] { "read", "write" }, "name", "benchmark", "rate_limit_per_minute", 0))
			.path("key")
			.asString();
		return new Account(id, key);
	}

	private JsonNode post(String path, Map<String, ?> body) {
		HttpRequest request = HttpRequest.newBuilder(URI.create(this.url + path))
			.header("Authorization", "Bearer " + this.adminKey)
			.header("Content-Type", "application/json")
			.POST(BodyPublishers.ofString(JSON.writeValueAsString(body)))
			.build();
		try (HttpClient client = HttpClient.newHttpClient()) {
			HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
			if (response.statusCode() != 201) {
				throw new IllegalStateException(path + " was answered " + response.statusCode());
			}
			return JSON.readTree(response.body()).path("data");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

}
