package dev.conversations.acceptance;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class IdempotencyIT {

	private static final String HEADER = "Idempotency-Key";

	private final RunningSystem system = RunningSystem.shared();

	private final Client client = this.system.newClient();

	private final String key = UUID.randomUUID().toString();

	@Test
	void repeatedCreateGetsTheFirstAnswer() {
		Answer first = create("Hello");
		Answer again = create("Hello");
		assertThat(again.status()).as(again.toString()).isEqualTo(201);
		assertThat(again.body()).isEqualTo(first.body());
		assertThat(first.header("Idempotent-Replayed")).isEmpty();
		assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
		assertThat(this.client.get("/conversations").data()).hasSize(1);
	}

	@Test
	void repeatedMessageIsSentOnce() {
		String id = this.client.open();
		Answer first = this.client.say(id, "customer", "Hi", HEADER, this.key);
		Answer again = this.client.say(id, "customer", "Hi", HEADER, this.key);
		assertThat(again.body()).isEqualTo(first.body());
		assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
		assertThat(this.client.get("/conversations/" + id).data().path("messages")).hasSize(1);
	}

	@Test
	void fiftyAtOnceWithOneKeyHaveOneEffect() throws Exception {
		List<Answer> answers = atOnce(50, () -> create("Hello"));
		assertThat(answers).extracting(Answer::status).containsOnly(201);
		assertThat(answers.stream().map(Answer::id).collect(Collectors.toSet())).hasSize(1);
		assertThat(answers.stream().filter((answer) -> answer.header("Idempotent-Replayed").isEmpty())).hasSize(1);
		assertThat(this.client.get("/conversations").data()).hasSize(1);
		assertThat(new EventTopic(this.system.parts()).awaited(answers.getFirst().id(), 2)).hasSize(2);
	}

	@Test
	void fiftyMessagesAtOnceWithOneKeyAreOne() throws Exception {
		String id = this.client.open();
		List<Answer> answers = atOnce(50, () -> this.client.say(id, "customer", "Hi", HEADER, this.key));
		assertThat(answers).extracting(Answer::status).containsOnly(201);
		assertThat(answers.stream().map(Answer::id).collect(Collectors.toSet())).hasSize(1);
		assertThat(this.client.get("/conversations/" + id).data().path("messages")).hasSize(1);
	}

	@Test
	void otherBodyWithTheSameKeyIsRefused() {
		create("Hello");
		Answer other = create("Good-bye");
		assertThat(other.status()).isEqualTo(422);
		assertThat(other.code()).isEqualTo("idempotency-key-reused");
		assertThat(this.client.get("/conversations").data()).hasSize(1);
	}

	@Test
	void otherPathWithTheSameKeyIsRefused() {
		String first = this.client.open();
		String second = this.client.open();
		assertThat(this.client.say(first, "customer", "Hi", HEADER, this.key).status()).isEqualTo(201);
		assertThat(this.client.say(second, "customer", "Hi", HEADER, this.key).status()).isEqualTo(422);
	}

	@Test
	void keyOfAnotherSubAccountIsAnotherKey() {
		Answer first = create("Hello");
		Answer other = this.system.newClient().post("/conversations", body("Good-bye"), HEADER, this.key);
		assertThat(other.status()).as(other.toString()).isEqualTo(201);
		assertThat(other.id()).isNotEqualTo(first.id());
	}

	@Test
	void refusalIsRepeatedToo() {
		String id = this.client.open();
		Answer first = this.client.say(id, "customer", "Hi", HEADER, this.key, "If-Match", "\"9\"");
		Answer again = this.client.say(id, "customer", "Hi", HEADER, this.key, "If-Match", "\"9\"");
		assertThat(List.of(first.status(), again.status())).containsOnly(412);
		assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
	}

	private Answer create(String message) {
		return this.client.post("/conversations", body(message), HEADER, this.key);
	}

	private static Map<String, String> body(String message) {
		return Map.of("channel", "instagram", "message", message);
	}

	private static List<Answer> atOnce(int number, Callable<Answer> call) throws InterruptedException {
		try (ExecutorService threads = Executors.newFixedThreadPool(number)) {
			return threads.invokeAll(Stream.generate(() -> call).limit(number).toList())
				.stream()
				.map(Future::resultNow)
				.toList();
		}
	}

}
