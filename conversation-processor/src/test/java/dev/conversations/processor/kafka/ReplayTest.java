package dev.conversations.processor.kafka;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.mongodb.client.MongoDatabase;
import dev.conversations.local.RealParts;
import dev.conversations.schema.IdKind;
import dev.conversations.schema.Topics;
import dev.conversations.store.Store;

import static org.assertj.core.api.Assertions.assertThat;

/** All commands are read again from the first one; nothing changes. */
class ReplayTest {

	/**
	 * A member with a name of its own leaves the group only when its session times out.
	 */
	private static final String NAMELESS = "conversations.processor.instance-id=";

	private final String kafka = RealParts.shared().kafkaBootstrapServers();

	private Wire wire;

	private Subscriber events;

	private Subscriber deadLetters;

	@BeforeEach
	void connect() {
		RunningProcessor.start(RealParts.shared()).close();
		this.wire = new Wire(RealParts.shared());
		this.events = new Subscriber(this.kafka, Topics.EVENTS);
		this.deadLetters = new Subscriber(this.kafka, Topics.DEAD_LETTERS);
	}

	@AfterEach
	void disconnect() {
		this.wire.close();
		this.events.close();
		this.deadLetters.close();
	}

	@Test
	void offsetsSetBackToTheBeginningChangeNothing() throws Exception {
		Traffic traffic = new Traffic(this.wire);
		try (RunningProcessor processor = RunningProcessor.start(RealParts.shared())) {
			traffic.send(700);
			publishPoison();
			traffic.send(300);
			traffic.awaitOutcomes();
			awaitNoLag("conversation-processor");
			traffic.verifyExactlyOnce(processor.database());
		}
		int eventsBefore = this.events.seen().size();
		int deadBefore = this.deadLetters.seen().size();
		setOffsetsBack();
		assertThat(this.wire.lag("conversation-processor")).isGreaterThan(1000);

		try (RunningProcessor processor = RunningProcessor.start(RealParts.shared())) {
			long entriesBefore = entries(processor.database());
			awaitNoLag("conversation-processor");
			assertThat(this.events.seen()).hasSize(eventsBefore);
			assertThat(this.deadLetters.seen()).hasSize(deadBefore);
			assertThat(entries(processor.database())).isEqualTo(entriesBefore);
			traffic.send(100);
			traffic.awaitOutcomes();
			traffic.verifyExactlyOnce(processor.database());
			assertThat(this.events.seen().size()).isGreaterThan(eventsBefore);
		}
	}

	@Test
	void anotherGroupPublishesNothingAgain() {
		Traffic traffic = new Traffic(this.wire);
		traffic.send(300);
		try (RunningProcessor processor = RunningProcessor.start(RealParts.shared())) {
			traffic.awaitOutcomes();
			awaitNoLag("conversation-processor");
		}
		int eventsBefore = this.events.seen().size();
		try (RunningProcessor processor = RunningProcessor.start(RealParts.shared(),
				"conversations.processor.group-id=another")) {
			awaitNoLag("another");
			assertThat(this.events.seen()).hasSize(eventsBefore);
		}
	}

	private void publishPoison() {
		String conversation = IdKind.CONVERSATION.next();
		byte[] poison = ("poison of " + conversation).getBytes(StandardCharsets.UTF_8);
		this.wire.publish(conversation, poison);
		Awaitility.await()
			.atMost(Wire.PATIENCE)
			.until(() -> !this.wire.deadLetters((record) -> Arrays.equals(record.value(), poison)).isEmpty());
	}

	private void awaitNoLag(String group) {
		Awaitility.await().atMost(Wire.PATIENCE).until(() -> this.wire.lag(group) == 0);
	}

	private static long entries(MongoDatabase database) {
		return database.getCollection(Store.LEDGER).countDocuments();
	}

	private void setOffsetsBack() throws ExecutionException, InterruptedException {
		try (Admin admin = Admin.create(Map.of("bootstrap.servers", this.kafka))) {
			Map<TopicPartition, OffsetAndMetadata> beginning = admin.listConsumerGroupOffsets("conversation-processor")
				.partitionsToOffsetAndMetadata()
				.get()
				.keySet()
				.stream()
				.collect(Collectors.toMap((partition) -> partition, (partition) -> new OffsetAndMetadata(0)));
			admin.alterConsumerGroupOffsets("conversation-processor", beginning).all().get();
		}
	}

}
