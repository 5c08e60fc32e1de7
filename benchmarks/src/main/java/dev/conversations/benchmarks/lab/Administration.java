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

/** Makes the one key of a benchmark. */
record Administration(String url, String adminKey) {

	private static final JsonMapper JSON = new JsonMapper();

	/** Of a new sub-account, without a rate limit. */
	String newKey() {
		String account = post("/admin/sub-accounts", Map.of("name", "Benchmark")).path("id").asString();
		return post("/admin/sub-accounts/" + account + "/api-keys", Map.of("mode", "test", "scopes",
				new String[] { "read", "write" }, "name", "benchmark", "rate_limit_per_minute", 0))
			.path("key")
			.asString();
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
