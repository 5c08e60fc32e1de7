package dev.conversations.api.subaccount;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import dev.conversations.api.Client;
import dev.conversations.api.Client.Answer;
import dev.conversations.api.RunningApi;
import dev.conversations.api.ScriptedProcessor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Every key has its limits, is told what is left, and is refused beyond. */
class RateLimitTest {

	private static final RunningApi API = RunningApi
		.start(Map.of("conversations.rate-limit.per-minute", 1000, "conversations.rate-limit.strangers-per-minute", 3));

	private final RunningApi.Tenancy tenant = API.newTenant();

	@Test
	void usualKeyMayMakeHundredRequestsInABurst() {
		Client client = this.tenant.testKey();
		Instant start = Instant.now();
		Answer first = client.get("/conversations");
		assertThat(first.header("RateLimit-Policy")).contains("\"burst\";q=100;w=10, \"minute\";q=1000;w=60");
		assertThat(first.header("RateLimit")).contains("\"burst\";r=99;t=1, \"minute\";r=999;t=1");
		int served = 1;
		Answer answer = client.get("/conversations");
		while (answer.status() == 200) {
			served++;
			answer = client.get("/conversations");
		}
		assertThat(served).isBetween(100, 101 + 10 * secondsSince(start));
		assertRefused(answer, 1, 1);
	}

	@Test
	void keyHasTheLimitThatItWasMadeWith() {
		Client client = this.tenant.key("{\"rate_limit_per_minute\": 3}");
		Client other = this.tenant.key("{\"rate_limit_per_minute\": 3}");
		Instant start = Instant.now();
		IntStream.range(0, 3).forEach((i) -> assertThat(client.get("/conversations").status()).isEqualTo(200));
		Answer refused = client.get("/conversations");
		int seconds = secondsSince(start);
		assertRefused(refused, 20 - seconds, 20);
		int back = 3 * seconds / 10;
		assertThat(refused.header("RateLimit")).hasValueSatisfying(
				(left) -> assertThat(left).matches("\"burst\";r=[0-%d];t=\\d+, \"minute\";r=0;t=60".formatted(back)));
		assertThat(other.get("/conversations").status()).isEqualTo(200);
	}

	@Test
	void keyWithoutLimitIsNeverRefused() {
		Client client = this.tenant.key("{\"rate_limit_per_minute\": 0}");
		List<Answer> answers = IntStream.range(0, 150).mapToObj((i) -> client.get("/conversations")).toList();
		assertThat(answers).extracting(Answer::status).containsOnly(200);
		assertThat(answers.get(0).header("RateLimit")).isEmpty();
	}

	@Test
	void everyAnswerToAKnownKeyCountsAndTellsWhatIsLeft() {
		Client client = this.tenant.key("{\"scopes\": [\"read\"], \"rate_limit_per_minute\": 10}");
		Instant start = Instant.now();
		List<Answer> answers = List.of(client.get("/conversations?limit=0"), client.get("/nowhere"),
				client.get("/conversations/nonsense"), client.post("/conversations", "{}"),
				client.send("DELETE", "/conversations", BodyPublishers.noBody()));
		assertThat(answers).extracting(Answer::status).containsExactly(400, 404, 400, 403, 403);
		int back = secondsSince(start) / 6;
		assertThat(answers.get(1).header("RateLimit")).isEmpty();
		assertThat(leftInTheMinute(answers.get(0))).isEqualTo(9);
		assertThat(leftInTheMinute(answers.get(2))).isBetween(8, 8 + back);
		assertThat(leftInTheMinute(answers.get(3))).isBetween(7, 7 + back);
		assertThat(leftInTheMinute(answers.get(4))).isBetween(6, 6 + back);
	}

	@Test
	void refusedRequestIsNotReadAndWritesNothing() {
		ScriptedProcessor.usual();
		Client client = this.tenant.key("{\"rate_limit_per_minute\": 1}");
		Instant start = Instant.now();
		assertThat(client.get("/conversations").status()).isEqualTo(200);
		Answer complete = client.post("/conversations", "{\"channel\": \"facebook\"}");
		Answer broken = client.post("/conversations", "{");
		assertRefused(complete, 60 - secondsSince(start), 60);
		assertRefused(broken, 60 - secondsSince(start), 60);
		assertThat(this.tenant.key("{}")
			.post("/conversations", "{\"channel\": \"facebook\"}", "Prefer", "respond-async")
			.status()).isEqualTo(202);
		org.awaitility.Awaitility.await()
			.until(() -> !ScriptedProcessor.usual().commands(this.tenant.subAccountId()).isEmpty());
		assertThat(ScriptedProcessor.usual().commands(this.tenant.subAccountId())).hasSize(1);
	}

	@Test
	void addressMayTryFewUnknownKeysWhileKnownOnesGoOn() {
		Client known = this.tenant.testKey();
		assertThat(known.get("/conversations").status()).isEqualTo(200);
		List<Integer> answers = IntStream.range(0, 6)
			.mapToObj((i) -> API.client(ApiKey.fresh("test").text()).get("/conversations").status())
			.toList();
		assertThat(answers).containsExactly(401, 401, 401, 429, 429, 429);
		assertThat(known.get("/conversations").status()).isEqualTo(200);
	}

	@ParameterizedTest
	@CsvSource({ "1000,1,100,1000", "5,1,5,5", "600,1,100,600", "60000,1,6000,60000", "1000,3,34,334", "1,8,1,1" })
	void burstGrowsWithTheLimitAndInstancesShareIt(int perMinute, int instances, long burst, long minute) {
		assertThat(RateLimit.of(perMinute, instances)).isEqualTo(new RateLimit(burst, minute));
	}

	/** Rounded up. */
	private static int secondsSince(Instant start) {
		return (int) Duration.between(start, Instant.now()).plusSeconds(1).toSeconds();
	}

	private static int leftInTheMinute(Answer answer) {
		return Integer.parseInt(answer.header("RateLimit").orElseThrow().replaceAll(".*minute\";r=|;t=.*", ""));
	}

	private static void assertRefused(Answer answer, int leastRetryAfter, int mostRetryAfter) {
		assertThat(answer.status()).isEqualTo(429);
		assertThat(answer.header("Retry-After")).hasValueSatisfying(
				(seconds) -> assertThat(Integer.parseInt(seconds)).isBetween(leastRetryAfter, mostRetryAfter));
		assertThat(answer.body().get("code").asString()).isEqualTo("rate-limited");
		assertThat(answer.body().get("success").asBoolean()).isFalse();
		assertThat(answer.body().get("request_id").asString()).isNotBlank();
	}

}
