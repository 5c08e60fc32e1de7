package dev.conversations.processor.kafka;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

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

/**
 * All commands of a test are read again from the first one; nothing changes. Earlier ones
 * may belong to other databases, which the processor of this test does not know.
 */
class ReplayTest {

	private static final String GROUP = "conversation-processor";

	private static final String ANOTHER = "another";

	private final String kafka = RealParts.shared().kafkaBootstrapServers();

	private Wire wire;

	private Subscriber events;

	private Subscriber deadLetters;

	private Map<TopicPartition, OffsetAndMetadata> beginning;

	@BeforeEach
	void connect() {
		RunningProcessor.start(RealParts.shared()).close();
		this.wire = new Wire(RealParts.shared());
		this.events = new Subscriber(this.kafka, Topics.EVENTS);
		this.deadLetters = new Subscriber(this.kafka, Topics.DEAD_LETTERS);
		this.beginning = this.wire.ends();
	}

	@AfterEach
	void disconnect() {
		this.wire.close();
		this.events.close();
		this.deadLetters.close();
	}

	@Test
	void offsetsSetBackToTheBeginningChangeNothing() {
		Traffic traffic = new Traffic(this.wire);
		try (RunningProcessor processor = RunningProcessor.start(RealParts.shared())) {
			traffic.send(700);
			publishPoison();
			traffic.send(300);
			traffic.awaitOutcomes();
			this.wire.awaitNoLag(GROUP);
			traffic.verifyExactlyOnce(processor.database());
		}
		int eventsBefore = this.events.seen().size();
		int deadBefore = this.deadLetters.seen().size();
		setOffsetsBack(GROUP);
		assertThat(this.wire.lag(GROUP)).isGreaterThan(1000);

		try (RunningProcessor processor = RunningProcessor.start(RealParts.shared())) {
			long entriesBefore = entries(processor.database());
			this.wire.awaitNoLag(GROUP);
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
			this.wire.awaitNoLag(GROUP);
		}
		int eventsBefore = this.events.seen().size();
		setOffsetsBack(ANOTHER);
		assertThat(this.wire.lag(ANOTHER)).isGreaterThan(300);
		try (RunningProcessor processor = RunningProcessor.start(RealParts.shared(),
				"conversations.processor.group-id=" + ANOTHER)) {
			this.wire.awaitNoLag(ANOTHER);
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

	private static long entries(MongoDatabase database) {
		return database.getCollection(Store.LEDGER).countDocuments();
	}

	private void setOffsetsBack(String group) {
		EventTopicTools.withAdmin((admin) -> admin.alterConsumerGroupOffsets(group, this.beginning).all().get());
	}

}
