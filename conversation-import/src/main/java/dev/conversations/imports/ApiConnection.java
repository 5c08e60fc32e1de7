package dev.conversations.imports;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** One request to the REST API and the meaning of its answer. */
final class ApiConnection implements AutoCloseable {

	private static final JsonMapper JSON = new JsonMapper();

	/** Longer than the 30 s that the API may wait for an outcome. */
	private static final Duration TIMEOUT = Duration.ofSeconds(40);

	private final HttpClient http = HttpClient.newBuilder()
		.version(HttpClient.Version.HTTP_1_1)
		.connectTimeout(Duration.ofSeconds(2))
		.build();

	private final URI url;

	private final String authorization;

	ApiConnection(URI url, String apiKey) {
		this.url = URI.create(url.toString().replaceAll("/+$", ""));
		this.authorization = "Bearer " + apiKey;
	}

	Answer get(String path) throws InterruptedException {
		return exchange(request(path).build());
	}

	Answer post(String path, Object body, String idempotencyKey) throws InterruptedException {
		return exchange(request(path).header("Content-Type", "application/json")
			.header("Idempotency-Key", idempotencyKey)
			.header("Prefer", "wait=30")
			.POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
			.build());
	}

	@Override
	public void close() {
		this.http.shutdownNow();
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create(this.url + path))
			.timeout(TIMEOUT)
			.header("Authorization", this.authorization)
			.header("Accept", "application/json");
	}

	private Answer exchange(HttpRequest request) throws InterruptedException {
		try {
			return meaning(this.http.send(request, HttpResponse.BodyHandlers.ofByteArray()));
		}
		catch (IOException ex) {
			return new Answer.Unavailable("no answer from %s (%s)".formatted(this.url, ex), null);
		}
	}

	private static Answer meaning(HttpResponse<byte[]> response) {
		JsonNode body = json(response.body());
		return switch (response.statusCode()) {
			case 200, 201 -> new Answer.Applied(body.path("data"), isReplay(response));
			case 202 -> new Answer.Pending(body.path("data").path("command_id").asString(""));
			case 408, 425, 429, 500, 502, 503, 504 -> trouble(response, body);
			default -> new Answer.Refused(why(response.statusCode(), body));
		};
	}

	private static boolean isReplay(HttpResponse<?> response) {
		return response.headers().firstValue("Idempotent-Replayed").filter("true"::equals).isPresent();
	}

	/** A command that failed for good answers every repetition the same. */
	private static Answer trouble(HttpResponse<?> response, JsonNode body) {
		String why = why(response.statusCode(), body);
		return "command-failed".equals(body.path("code").asString("")) ? new Answer.Refused(why)
				: new Answer.Unavailable(why, retryAfter(response));
	}

	private static String why(int status, JsonNode body) {
		return "%d %s: %s".formatted(status, body.path("code").asString("without a code"),
				body.path("error").asString("no error text"));
	}

	/** Only the form in seconds; the API sends no other. */
	private static @Nullable Duration retryAfter(HttpResponse<?> response) {
		return response.headers()
			.firstValue("Retry-After")
			.filter((value) -> value.matches("\\d{1,4}"))
			.map((value) -> Duration.ofSeconds(Long.parseLong(value)))
			.orElse(null);
	}

	/** A proxy's error page is no JSON, and its status says enough. */
	private static JsonNode json(byte[] body) {
		try {
			return JSON.readTree(body);
		}
		catch (JacksonException ex) {
			return MissingNode.getInstance();
		}
	}

}
