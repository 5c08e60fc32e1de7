package dev.conversations.processor.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class FullerPollsTest {

	private static final Duration TIMEOUT = Duration.ofMillis(500);

	private static final TopicPartition KEPT = new TopicPartition("commands", 0);

	private static final TopicPartition GIVEN_UP = new TopicPartition("commands", 1);

	private int generation = 1;

	private final MockConsumer<String, String> consumer = new MockConsumer<>("earliest") {
		@Override
		public ConsumerGroupMetadata groupMetadata() {
			return new ConsumerGroupMetadata("group", FullerPollsTest.this.generation, "member", Optional.empty());
		}
	};

	private final FullerPolls<String, String> polls = new FullerPolls<>(this.consumer, this.consumer::poll);

	@BeforeEach
	void assign() {
		this.consumer.subscribe(List.of("commands"));
		this.consumer.rebalance(List.of(KEPT, GIVEN_UP));
		this.consumer.updateBeginningOffsets(Map.of(KEPT, 0L, GIVEN_UP, 0L));
	}

	@Test
	void whatWaitsAtTheBrokersComesWithWhatHasArrived() {
		this.consumer.schedulePollTask(() -> {
			add(KEPT, 0);
			add(GIVEN_UP, 0);
		});
		this.consumer.schedulePollTask(() -> add(KEPT, 1));

		assertThat(places(this.polls.poll(TIMEOUT))).containsExactlyInAnyOrder("0@0", "1@0", "0@1");
		assertThat(this.consumer.position(KEPT)).isEqualTo(2);
	}

	@Test
	void idleConsumerWaitsOnce() {
		this.consumer.schedulePollTask(() -> {
		});
		this.consumer.schedulePollTask(() -> add(KEPT, 0));
		this.consumer.schedulePollTask(() -> add(KEPT, 1));

		assertThat(places(this.polls.poll(TIMEOUT))).containsExactly("0@0");
		assertThat(this.consumer.lastPollTimeout()).isEqualTo(TIMEOUT);
	}

	@Test
	void whatHadArrivedIsReadAgainWhereAPartitionIsGivenUpMeanwhile() {
		this.consumer.schedulePollTask(() -> {
			add(KEPT, 0);
			add(GIVEN_UP, 0);
		});
		this.consumer.schedulePollTask(() -> {
			this.consumer.rebalance(List.of(KEPT));
			this.consumer.seek(KEPT, 1);
			add(KEPT, 1);
		});

		assertThat(this.polls.poll(TIMEOUT).isEmpty()).isTrue();
		assertThat(this.consumer.position(KEPT)).isZero();
	}

	@Test
	void whatHadArrivedIsReadAgainWhereTheGroupHasANewGeneration() {
		this.consumer.schedulePollTask(() -> add(KEPT, 0));
		this.consumer.schedulePollTask(() -> this.generation++);

		assertThat(this.polls.poll(TIMEOUT).isEmpty()).isTrue();
		assertThat(this.consumer.position(KEPT)).isZero();
	}

	@Test
	void whatHadArrivedIsReadAgainWhereMoreCannotBeFetched() {
		this.consumer.schedulePollTask(() -> add(KEPT, 0));
		this.consumer.schedulePollTask(() -> this.consumer.setPollException(new KafkaException("away")));

		assertThatExceptionOfType(KafkaException.class).isThrownBy(() -> this.polls.poll(TIMEOUT));
		assertThat(this.consumer.position(KEPT)).isZero();
	}

	private void add(TopicPartition partition, long offset) {
		this.consumer
			.addRecord(new ConsumerRecord<>(partition.topic(), partition.partition(), offset, "key", "command"));
	}

	private static List<String> places(ConsumerRecords<String, String> records) {
		return StreamSupport.stream(records.spliterator(), false)
			.map((record) -> record.partition() + "@" + record.offset())
			.toList();
	}

}
