package dev.conversations.schema.wire;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON over HTTP to the first of several registries that answers, beginning with the one
 * that answered last.
 */
final class RegistryConnection implements AutoCloseable {

	private static final String CONTENT_TYPE = "application/vnd.schemaregistry.v1+json";

	private static final JsonMapper JSON = new JsonMapper();

	private final RegistrySettings settings;

	private final HttpClient http;

	private volatile int preferred;

	RegistryConnection(RegistrySettings settings) {
		this.settings = settings;
		this.http = HttpClient.newBuilder()
			.version(HttpClient.Version.HTTP_1_1)
			.connectTimeout(settings.connectTimeout())
			.build();
	}

	JsonNode get(String path) {
		return call(path, null);
	}

	JsonNode post(String path, String body) {
		return call(path, body);
	}

	@Override
	public void close() {
		this.http.shutdownNow();
	}

	private JsonNode call(String path, @Nullable String body) {
		List<URI> urls = this.settings.urls();
		RegistryUnavailableException failure = null;
		int first = this.preferred;
		for (int i = 0; i < urls.size(); i++) {
			int next = (first + i) % urls.size();
			try {
				JsonNode answer = exchange(URI.create(urls.get(next) + path), body);
				this.preferred = next;
				return answer;
			}
			catch (RegistryUnavailableException ex) {
				failure = withEarlier(ex, failure);
			}
		}
		throw Objects.requireNonNull(failure);
	}

	private static RegistryUnavailableException withEarlier(RegistryUnavailableException failure,
			@Nullable RegistryUnavailableException earlier) {
		if (earlier != null) {
			failure.addSuppressed(earlier);
		}
		return failure;
	}

	private JsonNode exchange(URI uri, @Nullable String body) {
		HttpResponse<String> response = send(request(uri, body));
		JsonNode answer = json(response.body());
		if (response.statusCode() / 100 == 2 && answer != null) {
			return answer;
		}
		if (answer != null && isRefusal(response.statusCode(), answer)) {
			throw new SerializationException("The schema registry refuses %s with %d: %s".formatted(uri.getPath(),
					response.statusCode(), answer.path("message").asString("no message")));
		}
		throw new RegistryUnavailableException(
				"The schema registry at %s answered %d".formatted(uri, response.statusCode()));
	}

	/**
	 * Whether the registry speaks about the schema. A 404 counts only with a code of its
	 * own (40401 subject, 40402 version, 40403 schema): without one it is a wrong path or
	 * another server.
	 */
	private static boolean isRefusal(int status, JsonNode answer) {
		int code = answer.path("error_code").asInt(0);
		return (status == 404 && code / 100 == 404) || status == 409 || status == 422;
	}

	private HttpRequest request(URI uri, @Nullable String body) {
		HttpRequest.Builder request = HttpRequest.newBuilder(uri)
			.timeout(this.settings.requestTimeout())
			.header("Accept", CONTENT_TYPE + ", application/json");
		if (this.settings.authorization() != null) {
			request.header("Authorization", this.settings.authorization());
		}
		if (body != null) {
			request.header("Content-Type", CONTENT_TYPE).POST(HttpRequest.BodyPublishers.ofString(body));
		}
		return request.build();
	}

	/** The request's own timeout ends with the headers; this one includes the body. */
	private HttpResponse<String> send(HttpRequest request) {
		CompletableFuture<HttpResponse<String>> response = this.http.sendAsync(request,
				HttpResponse.BodyHandlers.ofString());
		try {
			return response.get(this.settings.requestTimeout().toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (ExecutionException | TimeoutException ex) {
			response.cancel(true);
			Throwable cause = (ex.getCause() != null) ? ex.getCause() : ex;
			throw new RegistryUnavailableException("No answer from the schema registry at %s".formatted(request.uri()),
					cause);
		}
		catch (InterruptedException ex) {
			response.cancel(true);
			throw new InterruptException(ex);
		}
	}

	/** Null for a text that is no JSON, such as the error page of a proxy. */
	private static @Nullable JsonNode json(String body) {
		try {
			return JSON.readTree(body);
		}
		catch (JacksonException ex) {
			return null;
		}
	}

}
