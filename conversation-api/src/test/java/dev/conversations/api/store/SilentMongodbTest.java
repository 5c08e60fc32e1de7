package dev.conversations.api.store;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import com.mongodb.ConnectionString;
import dev.conversations.api.Client;
import dev.conversations.api.Client.Answer;
import dev.conversations.api.RunningApi;
import dev.conversations.local.RealParts;
import dev.conversations.schema.IdKind;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A MongoDB that takes every byte and says nothing holds nobody up, and is used again as
 * soon as it speaks.
 */
class SilentMongodbTest {

	/**
	 * Some seconds are what the driver has and what ends a call that it lost; the rest is
	 * for a busy machine. Without these limits no answer would ever come.
	 */
	private static final Duration LONGEST = Duration.ofSeconds(25);

	@Test
	void everybodyIsAnsweredInTimeAndItRecoversByItself() throws IOException {
		try (Swallower mongodb = new Swallower(port())) {
			RunningApi api = RunningApi.start(Map.of("spring.mongodb.uri",
					"mongodb://127.0.0.1:%d/silent?directConnection=true".formatted(mongodb.port())));
			RunningApi.Tenancy tenant = api.newTenant();
			List<Client> known = IntStream.range(0, 10).mapToObj((i) -> tenant.testKey()).toList();
			known.forEach((client) -> assertThat(client.get("/conversations").status()).isEqualTo(200));
			mongodb.swallow(true);
			for (int round = 0; round < 2; round++) {
				assertThat(calls(known)).hasSize(50).allSatisfy((call) -> {
					assertThat(call.answer().status()).isEqualTo(503);
					assertThat(call.answer().body().get("code").asString()).isEqualTo("store-unavailable");
					assertThat(call.answer().header("Retry-After")).contains("1");
					assertThat(call.took()).isLessThan(LONGEST);
				});
			}
			mongodb.swallow(false);
			Awaitility.await()
				.untilAsserted(() -> assertThat(calls(known))
					.allSatisfy((call) -> assertThat(call.answer().status()).isIn(200, 404)));
		}
	}

	private static List<Call> calls(List<Client> clients) {
		List<String> paths = List.of("/conversations", "/conversations?status=open&limit=5",
				"/conversations/" + IdKind.CONVERSATION.next(),
				"/conversations/" + IdKind.CONVERSATION.next() + "/messages", "/conversations?unread=true");
		List<Call> calls = new CopyOnWriteArrayList<>();
		try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
			clients.forEach((client) -> paths.forEach((path) -> threads.execute(() -> calls.add(call(client, path)))));
		}
		return calls;
	}

	private static Call call(Client client, String path) {
		Instant start = Instant.now();
		Answer answer = client.get(path);
		return new Call(answer, Duration.between(start, Instant.now()));
	}

	private static int port() {
		String host = new ConnectionString(RealParts.shared().mongodbUri()).getHosts().get(0);
		return Integer.parseInt(host.substring(host.indexOf(':') + 1));
	}

	private record Call(Answer answer, Duration took) {
	}

}
