package dev.conversations.api.rehearsal;

import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.conversations.api.RunningApi;
import dev.conversations.local.RealParts;
import dev.conversations.schema.Topics;
import dev.conversations.store.Store;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

/** What is done before the first request leaves no trace, and holds nobody up. */
class RehearsalTest {

	private static final String UNKNOWN_KEY = "sk_test_01jd8x5v8wf3grz2k9m4t7q0ab" + "A".repeat(43);

	@Test
	void requestsOfNobodyAreAnsweredAndNothingIsLeft() throws Exception {
		RunningApi api = RunningApi.start(Map.of("conversations.rate-limit.strangers-per-minute", 1));
		Map<TopicPartition, Long> before = ends();
		api.bean(Rehearsal.class).run();
		assertThat(ends()).isEqualTo(before);
		assertThat(Stream.of(Store.CONVERSATIONS, Store.MESSAGES, Store.LEDGER, Store.SUB_ACCOUNTS, Store.API_KEYS)
			.mapToLong((collection) -> api.mongo().getCollection(collection).countDocuments())).containsOnly(0L);
		// A place is given back after the answer.
		await().untilAsserted(() -> assertThat(api.inFlight()).isZero());
		assertThat(api.client(UNKNOWN_KEY).get("/conversations").status()).isEqualTo(401);
		assertThat(api.client(UNKNOWN_KEY).get("/conversations").status()).isEqualTo(429);
	}

	@Test
	void startSendsNothing() throws Exception {
		RunningApi.shared();
		Map<TopicPartition, Long> before = ends();
		RunningApi.start(Map.of());
		assertThat(ends()).isEqualTo(before);
	}

	@Test
	void apiBecomesReadyThoughItsRehearsalFails() {
		RunningApi api = RunningApi.start(Map.of("conversations.http.max-body", "8B"));
		assertThat(api.client("").get("/actuator/health/readiness").status()).isEqualTo(200);
	}

	@Test
	void webServerIsRehearsedOverConnection() {
		RunningApi api = RunningApi.starting(Map.of("spring.webflux.base-path", "/elsewhere"));
		assertThatIllegalStateException().isThrownBy(api.bean(Rehearsal.class)::run)
			.withMessageMatching(
					"/conversations/conv_.{26}/messages was answered 404 NOT_FOUND, expected 401 UNAUTHORIZED");
	}

	private static Map<TopicPartition, Long> ends() throws ExecutionException, InterruptedException {
		try (Admin admin = Admin.create(Map.of("bootstrap.servers", RealParts.shared().kafkaBootstrapServers()))) {
			Map<TopicPartition, OffsetSpec> all = Stream.of(Topics.COMMANDS, Topics.OUTCOMES)
				.flatMap((topic) -> IntStream.range(0, 12).mapToObj((number) -> new TopicPartition(topic, number)))
				.collect(Collectors.toMap(Function.identity(), (partition) -> OffsetSpec.latest()));
			return admin.listOffsets(all)
				.all()
				.get()
				.entrySet()
				.stream()
				.collect(Collectors.toMap(Map.Entry::getKey, (end) -> end.getValue().offset()));
		}
	}

}
