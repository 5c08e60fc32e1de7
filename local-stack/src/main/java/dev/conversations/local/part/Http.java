package dev.conversations.local.part;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Answer codes of HTTP endpoints on this machine; 0 stands for no answer. */
final class Http {

	static final int OK = 200;

	private static final Duration TIMEOUT = Duration.ofSeconds(2);

	private static final HttpClient CLIENT = HttpClient.newBuilder()
		.version(HttpClient.Version.HTTP_1_1)
		.connectTimeout(TIMEOUT)
		.build();

	private Http() {
	}

	static int get(URI uri) {
		return send(HttpRequest.newBuilder(uri));
	}

	static int put(URI uri, String json) {
		return send(HttpRequest.newBuilder(uri)
			.header("Content-Type", "application/json")
			.PUT(BodyPublishers.ofString(json)));
	}

	private static int send(HttpRequest.Builder request) {
		try {
			return CLIENT.send(request.timeout(TIMEOUT).build(), BodyHandlers.discarding()).statusCode();
		}
		catch (IOException ex) {
			return 0;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return 0;
		}
	}

}
