package dev.conversations.api.web;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Random;

import dev.conversations.api.RunningApi;
import dev.conversations.schema.IdKind;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Requests over kept connections are all answered, although many are refused before their
 * body has come.
 */
class KeptConnectionTest {

	private static final Duration LONGEST = Duration.ofSeconds(10);

	private static final BodyPublisher CREATE = BodyPublishers.ofString("{\"channel\": \"instagram\"}");

	private final String url = RunningApi.shared().client("").url();

	private final String key = RunningApi.shared().newTenant().testKey().key();

	private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	@Test
	void refusalsDoNotSilenceTheirConnection() throws Exception {
		String tag = "/conversations/" + IdKind.CONVERSATION.next() + "/tags/vip";
		List<Call> calls = List.of(new Call("POST", "/conversations", "none", CREATE, 401),
				new Call("POST", "/conversations", "sk_test_nonsense", CREATE, 401),
				new Call("POST", "/admin/sub-accounts", this.key, CREATE, 401),
				new Call("GET", "/conversations", "none", BodyPublishers.noBody(), 401),
				new Call("DELETE", tag, this.key, BodyPublishers.noBody(), 202),
				new Call("POST", "/conversations", this.key, CREATE, 202),
				new Call("GET", "/conversations", this.key, BodyPublishers.noBody(), 200));
		Random random = new Random(7);
		for (int i = 0; i < 1500; i++) {
			Call call = calls.get(random.nextInt(calls.size()));
			assertThat(send(call)).as("call %d: %s", i, call).isEqualTo(call.status());
		}
	}

	private int send(Call call) throws Exception {
		HttpRequest request = HttpRequest.newBuilder(URI.create(this.url + call.path()))
			.timeout(LONGEST)
			.method(call.method(), call.body())
			.header("Authorization", "Bearer " + call.key())
			.header("Content-Type", "application/json")
			.header("Prefer", "respond-async")
			.build();
		return this.http.send(request, BodyHandlers.ofString()).statusCode();
	}

	private record Call(String method, String path, String key, BodyPublisher body, int status) {
	}

}
