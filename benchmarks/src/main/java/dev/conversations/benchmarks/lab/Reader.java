package dev.conversations.benchmarks.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

import com.mongodb.client.MongoDatabase;
import tools.jackson.databind.json.JsonMapper;

/**
 * An API on a database of its own, for what is written there directly.
 *
 * @param account whose key goes with the calls
 */
public record Reader(Subject subject, Account account, MongoDatabase database) {

	private static final JsonMapper JSON = new JsonMapper();

	/** Where the page after this one begins. */
	public String nextCursor(String path) {
		HttpRequest request = HttpRequest.newBuilder(URI.create(this.subject.url() + path))
			.header("Authorization", "Bearer " + this.account.key())
			.build();
		try (HttpClient client = HttpClient.newHttpClient()) {
			String body = client.send(request, BodyHandlers.ofString()).body();
			return JSON.readTree(body).path("meta").path("next_cursor").asString();
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
