package dev.conversations.api.command;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

import dev.conversations.api.problem.ErrorCode;
import dev.conversations.api.problem.Problem;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What is sent at once, and what waits for others. */
class CommandPublisherTest {

	private static final Duration FOR_EVER = Duration.ofDays(1);

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private final MockProducer<String, Object> producer = new MockProducer<>(true, null, new StringSerializer(),
			(topic, value) -> new byte[0]);

	private final InFlight inFlight = new InFlight(properties(FOR_EVER, 1));

	private final List<Throwable> failures = new CopyOnWriteArrayList<>();

	@Test
	void commandsOfFewClientsAreSentAtOnce() {
		CommandPublisher publisher = publisher(FOR_EVER, 10);

		publish(publisher, "a");
		publish(publisher, "b");

		await().atMost(LIMIT).untilAsserted(() -> assertThat(sent()).containsExactly("a", "b"));
	}

	@Test
	void commandsOfManyClientsWaitForEachOther() {
		manyClients();
		CommandPublisher publisher = publisher(FOR_EVER, 10);
		publish(publisher, "a");
		await().atMost(LIMIT).untilAsserted(() -> assertThat(sent()).containsExactly("a"));

		publish(publisher, "b");
		publish(publisher, "c");

		await().during(Duration.ofMillis(50))
			.atMost(LIMIT)
			.untilAsserted(() -> assertThat(sent()).containsExactly("a"));
	}

	@Test
	void commandsThatWaitedAreSentInOrder() {
		manyClients();
		CommandPublisher publisher = publisher(Duration.ofMillis(20), 10);

		publish(publisher, "a");
		publish(publisher, "b");
		publish(publisher, "c");

		await().atMost(LIMIT).untilAsserted(() -> assertThat(sent()).containsExactly("a", "b", "c"));
	}

	@Test
	void commandsThatStillWaitAreSentBeforeItStops() throws Exception {
		manyClients();
		CommandPublisher publisher = publisher(FOR_EVER, 10);
		publish(publisher, "a");
		await().atMost(LIMIT).untilAsserted(() -> assertThat(sent()).containsExactly("a"));
		publish(publisher, "b");
		publish(publisher, "c");

		publisher.stop();

		assertThat(sent()).containsExactly("a", "b", "c");
	}

	@Test
	void commandForWhichThereIsNoRoomIsRefused() {
		manyClients();
		CommandPublisher publisher = publisher(FOR_EVER, 1);
		publish(publisher, "a");
		await().atMost(LIMIT).untilAsserted(() -> assertThat(sent()).containsExactly("a"));

		publish(publisher, "b");
		publish(publisher, "c");
		publish(publisher, "d");

		assertThat(this.failures).isNotEmpty()
			.allSatisfy((failure) -> assertThat(failure).isInstanceOfSatisfying(Problem.class,
					(problem) -> assertThat(problem.code()).isEqualTo(ErrorCode.OVERLOADED)));
	}

	@Test
	void anErrorWhileACommandIsHandedOverEndsNeitherItsWaitNorTheOthers() {
		CommandPublisher publisher = publisher(FOR_EVER, 10);
		Mono.<Reply>create(
				(client) -> publisher.publish(submission("a", client), record("a"), (record, confirmation) -> {
					throw new NoClassDefFoundError("gone");
				}))
			.subscribe((reply) -> {
			}, this.failures::add);
		publish(publisher, "b");

		await().atMost(LIMIT).untilAsserted(() -> assertThat(sent()).containsExactly("b"));
		assertThat(this.failures).singleElement()
			.isInstanceOfSatisfying(Problem.class,
					(problem) -> assertThat(problem.code()).isEqualTo(ErrorCode.COMMANDS_UNAVAILABLE));
	}

	@AfterEach
	void stop() {
		this.inFlight.stop();
	}

	private void manyClients() {
		for (int client = 0; client < CommandPublisher.MANY; client++) {
			this.inFlight.enter(client, waiting());
		}
	}

	private static Submission waiting() {
		AtomicReference<Submission> waiting = new AtomicReference<>();
		Mono.<Reply>create((client) -> waiting.set(submission("other", client))).subscribe();
		return waiting.get();
	}

	private CommandPublisher publisher(Duration linger, int queue) {
		return new CommandPublisher(() -> this.producer, this.inFlight, properties(linger, queue));
	}

	private static CommandProperties properties(Duration linger, int queue) {
		return new CommandProperties(Duration.ZERO, Duration.ZERO, Duration.ZERO, 1000, 0, "group", linger, queue);
	}

	private void publish(CommandPublisher publisher, String key) {
		Mono.<Reply>create((client) -> publisher.publish(submission(key, client), record(key), publisher))
			.subscribe((reply) -> {
			}, this.failures::add);
	}

	private static Submission submission(String key, MonoSink<Reply> client) {
		return new Submission(key, key, new Preference(Duration.ZERO, null), FOR_EVER, client);
	}

	private static ProducerRecord<String, Object> record(String key) {
		return new ProducerRecord<>("commands", key, "");
	}

	private List<String> sent() {
		return this.producer.history().stream().map(ProducerRecord::key).toList();
	}

}
