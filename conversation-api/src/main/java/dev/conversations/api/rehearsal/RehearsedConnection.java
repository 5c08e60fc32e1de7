package dev.conversations.api.rehearsal;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The way of a request through the web server, from the connection on. What comes over a
 * connection is no better than what a client sends: it has no key, and is refused.
 */
final class RehearsedConnection implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private final HttpClient client = HttpClient.newBuilder()
		.version(HttpClient.Version.HTTP_1_1)
		.proxy(HttpClient.Builder.NO_PROXY)
		.build();

	private final OwnServer server;

	RehearsedConnection(OwnServer server) {
		this.server = server;
	}

	/**
	 * Sends the request, and does not wait for its answer. A server that does not listen
	 * yet, or cannot be reached from here, is none to rehearse.
	 * @return ends with the status of the answer, empty without one
	 */
	CompletableFuture<Optional<Integer>> send(String path, String json) {
		return this.server.uri()
			.map((uri) -> this.client.sendAsync(request(uri.resolve(path), json), BodyHandlers.discarding())
				.handle((answer, failure) -> Optional.ofNullable(answer).map(HttpResponse::statusCode)))
			.orElseGet(() -> CompletableFuture.completedFuture(Optional.empty()));
	}

	private static HttpRequest request(URI uri, String json) {
		return HttpRequest.newBuilder(uri)
			.timeout(PATIENCE)
			.header("Content-Type", "application/json")
			.POST(BodyPublishers.ofString(json))
			.build();
	}

	@Override
	public void close() {
		this.client.close();
	}

}
