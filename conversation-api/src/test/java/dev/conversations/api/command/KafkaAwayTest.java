package dev.conversations.api.command;

import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import dev.conversations.api.Client;
import dev.conversations.api.Client.Answer;
import dev.conversations.api.RunningApi;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Without Kafka the API starts, is not ready, reads, and refuses writes quickly. */
class KafkaAwayTest {

	@Test
	void writesAreRefusedWithinThreeSecondsAndReadsGoOn() throws IOException {
		RunningApi api = RunningApi.starting("--spring.kafka.bootstrap-servers=127.0.0.1:" + closedPort());
		Client client = api.newTenant().testKey();
		assertThat(client.get("/actuator/health/liveness").status()).isEqualTo(200);
		assertThat(client.get("/actuator/health/readiness").status()).isEqualTo(503);
		assertThat(client.get("/conversations").status()).isEqualTo(200);
		Instant start = Instant.now();
		List<Answer> answers = IntStream.range(0, 50)
			.parallel()
			.mapToObj((i) -> client.post("/conversations", "{\"channel\": \"facebook\"}"))
			.toList();
		Duration each = Duration.between(start, Instant.now()).dividedBy(Math.ceilDiv(50, parallelism()));
		assertThat(each).isLessThan(Duration.ofSeconds(4));
		assertThat(answers).allSatisfy((answer) -> {
			assertThat(answer.status()).isEqualTo(503);
			assertThat(answer.body().get("code").asString()).isEqualTo("commands-unavailable");
			assertThat(answer.header("Retry-After")).contains("1");
		});
		assertThat(api.inFlight()).isZero();
	}

	private static int parallelism() {
		return Runtime.getRuntime().availableProcessors();
	}

	private static int closedPort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
	}

}
