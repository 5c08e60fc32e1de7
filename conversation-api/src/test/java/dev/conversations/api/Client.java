package dev.conversations.api;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls the API as a client would, without any help that hides what is sent. */
public record Client(String url, String key) {

	private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private static final JsonMapper JSON = new JsonMapper();

	/** An answer with its body as JSON; a missing node for none. */
	public record Answer(int status, HttpResponse<byte[]> response) {

		public JsonNode body() {
			byte[] bytes = this.response.body();
			return (bytes.length > 0) ? JSON.readTree(bytes) : JSON.missingNode();
		}

		public String text() {
			return new String(this.response.body(), StandardCharsets.UTF_8);
		}

		public JsonNode data() {
			return body().path("data");
		}

		public Optional<String> header(String name) {
			return this.response.headers().firstValue(name);
		}

	}

	public Answer get(String path, String... headers) {
		return send("GET", path, BodyPublishers.noBody(), headers);
	}

	public Answer post(String path, String json, String... headers) {
		return json("POST", path, json, headers);
	}

	public Answer json(String method, String path, String json, String... headers) {
		String[] all = new String[headers.length + 2];
		System.arraycopy(headers, 0, all, 0, headers.length);
		all[headers.length] = "Content-Type";
		all[headers.length + 1] = "application/json";
		return send(method, path, BodyPublishers.ofString(json), all);
	}

	/** Sends exactly this, with the key if there is one. */
	public Answer send(String method, String path, BodyPublisher body, String... headers) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(this.url + path))
			.timeout(Duration.ofSeconds(40))
			.method(method, body);
		if (headers.length > 0) {
			request.headers(headers);
		}
		if (!this.key.isEmpty()) {
			request.setHeader("Authorization", "Bearer " + this.key);
		}
		try {
			HttpResponse<byte[]> response = HTTP.send(request.build(), BodyHandlers.ofByteArray());
			return new Answer(response.statusCode(), response);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

}
