package dev.conversations.processor.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import dev.conversations.local.RealParts;
import dev.conversations.schema.Topics;

import static org.assertj.core.api.Assertions.assertThat;

/** Partitions are added under load; nobody who follows the events notices. */
class MorePartitionsTest {

	private static Admin admin;

	@BeforeAll
	static void connect() {
		admin = Admin.create(Map.of("bootstrap.servers", RealParts.shared().kafkaBootstrapServers()));
	}

	@AfterAll
	static void disconnect() {
		admin.close();
	}

	@Test
	void everyEventIsSeenOnceAndInOrder() {
		try (RunningProcessor processor = RunningProcessor.start(RealParts.shared(),
				"conversations.processor.max-batch=20", "spring.kafka.properties.metadata.max.age.ms=500");
				Wire wire = new Wire(RealParts.shared())) {
			Traffic traffic = new Traffic(wire);
			addPartitions(traffic, Topics.COMMANDS);
			addPartitions(traffic, Topics.EVENTS);
			traffic.awaitOutcomes();

			traffic.verifyExactlyOnce(processor.database());
		}
		try (Subscriber subscriber = new Subscriber(RealParts.shared().kafkaBootstrapServers(), Topics.EVENTS)) {
			assertThat(subscriber.seen()).allMatch((record) -> record.partition() < RunningProcessor.PARTITIONS);
		}
	}

	/** All clients look at the metadata every half second, so they know it in the end. */
	private static void addPartitions(Traffic traffic, String topic) {
		int more = partitions(topic) + 5;
		traffic.during(() -> {
			increase(topic, more);
			Awaitility.await()
				.during(Duration.ofSeconds(1))
				.atMost(Wire.PATIENCE)
				.until(() -> partitions(topic) == more);
			return true;
		});
		traffic.send(500);
	}

	private static int partitions(String topic) {
		try {
			return admin.describeTopics(List.of(topic)).topicNameValues().get(topic).get().partitions().size();
		}
		catch (ExecutionException | InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void increase(String topic, int partitions) {
		try {
			admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(partitions))).all().get();
		}
		catch (ExecutionException | InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
