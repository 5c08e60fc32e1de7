package dev.conversations.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * A client that knows nothing but the published contract, and repeats nothing.
 *
 * @param key empty for none
 * @param timeout longest time until an answer has begun
 */
public record Client(String url, String key, Duration timeout) {

	public static final JsonMapper JSON = new JsonMapper();

	private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	/** With a timeout above the longest wait that a client may ask for. */
	public Client(String url, String key) {
		this(url, key, Duration.ofSeconds(40));
	}

	public Answer get(String path, String... headers) {
		return send("GET", path, BodyPublishers.noBody(), headers);
	}

	public Answer post(String path, Object body, String... headers) {
		return json("POST", path, body, headers);
	}

	public Answer patch(String path, Object body, String... headers) {
		return json("PATCH", path, body, headers);
	}

	public Answer delete(String path, String... headers) {
		return send("DELETE", path, BodyPublishers.noBody(), headers);
	}

	/** A new conversation without a customer, and its id. */
	public String open() {
		Answer created = post("/conversations", Map.of("channel", "instagram"));
		if (created.status() != 201) {
			throw new AssertionError("create was answered " + created);
		}
		return created.id();
	}

	public Answer say(String conversationId, String sender, String content, String... headers) {
		return post("/conversations/" + conversationId + "/messages", Map.of("sender", sender, "content", content),
				headers);
	}

	public Answer json(String method, String path, Object body, String... headers) {
		String json = (body instanceof String text) ? text : JSON.writeValueAsString(body);
		return send(method, path, BodyPublishers.ofString(json), concat(headers, "Content-Type", "application/json"));
	}

	/**
	 * Names and values of headers alternate.
	 * @throws UncheckedIOException when no answer came
	 */
	public Answer send(String method, String path, BodyPublisher body, String... headers) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(this.url + path))
			.timeout(this.timeout)
			.method(method, body);
		if (!this.key.isEmpty()) {
			request.setHeader("Authorization", "Bearer " + this.key);
		}
		for (int i = 0; i < headers.length; i += 2) {
			request.setHeader(headers[i], headers[i + 1]);
		}
		return send(request.build());
	}

	private static Answer send(HttpRequest request) {
		try {
			HttpResponse<String> response = HTTP.send(request, BodyHandlers.ofString());
			return new Answer(response.statusCode(), response.headers(), parse(response.body()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private static JsonNode parse(String body) {
		return body.isEmpty() ? MissingNode.getInstance() : JSON.readTree(body);
	}

	/** The caller's own come last and win. */
	private static String[] concat(String[] headers, String... defaults) {
		String[] all = Arrays.copyOf(defaults, defaults.length + headers.length);
		System.arraycopy(headers, 0, all, defaults.length, headers.length);
		return all;
	}

}
