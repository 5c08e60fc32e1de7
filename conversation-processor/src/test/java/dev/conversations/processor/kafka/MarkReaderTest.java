package dev.conversations.processor.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.conversations.local.RealParts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class MarkReaderTest {

	private static final Uuid COMMANDS = Uuid.randomUuid();

	private static final Map<String, Object> BROKER = Map.of("bootstrap.servers",
			RealParts.shared().kafkaBootstrapServers());

	private final TopicPartition published = new TopicPartition("marks-" + Uuid.randomUuid(), 0);

	private final KafkaProducer<byte[], byte[]> producer = producer();

	private final KafkaConsumer<byte[], byte[]> consumer = consumer();

	private final MarkReader reader = new MarkReader(this.consumer, COMMANDS, Duration.ofSeconds(30));

	@BeforeEach
	void makeTopic() throws Exception {
		try (Admin admin = Admin.create(BROKER)) {
			admin.createTopics(Set.of(new NewTopic(this.published.topic(), 1, (short) 1))).all().get();
		}
		this.producer.initTransactions();
	}

	@AfterEach
	void close() {
		this.producer.close(Duration.ZERO);
		this.consumer.close();
	}

	@Test
	void lastCommittedRecordTellsTheMark() {
		LongStream.range(0, 300).forEach((offset) -> publish(mark(7, offset)));

		assertThat(read()).containsExactly(Map.entry(7, 299L));
	}

	@Test
	void emptyTopicTellsNone() {
		assertThat(read()).isEmpty();
	}

	@Test
	void olderMarkAtTheEndDoesNotLowerIt() {
		publish(mark(7, 299));
		LongStream.range(0, 20).forEach((offset) -> publish(mark(7, offset)));

		assertThat(read()).containsExactly(Map.entry(7, 299L));
	}

	@Test
	void whatARepairPublishedIsPassedOver() {
		publish(mark(7, 299));
		this.producer.beginTransaction();
		LongStream.range(0, 3000).forEach((n) -> this.producer.send(record(null)));
		this.producer.commitTransaction();

		assertThat(read()).containsExactly(Map.entry(7, 299L));
	}

	@Test
	void abortedRecordsTellNothing() {
		publish(mark(7, 1));
		this.producer.beginTransaction();
		this.producer.send(record(mark(7, 2)));
		this.producer.flush();
		this.producer.abortTransaction();

		assertThat(read()).containsExactly(Map.entry(7, 1L));
	}

	@Test
	void offsetsOfAnotherTopicOfTheSameNameTellNothing() {
		publish(new PublishedMark(Uuid.randomUuid(), 7, 299));
		publish(mark(7, 1));

		assertThat(read()).containsExactly(Map.entry(7, 1L));
	}

	@Test
	void openTransactionIsWaitedForWhereTheEndIsKnown() throws Exception {
		publish(mark(7, 1));
		this.producer.beginTransaction();
		long open = this.producer.send(record(mark(7, 2))).get().offset();
		assertThat(read()).containsExactly(Map.entry(7, 1L));

		CompletableFuture<Void> committed = CompletableFuture.runAsync(this.producer::commitTransaction,
				CompletableFuture.delayedExecutor(500, TimeUnit.MILLISECONDS));
		assertThat(this.reader.read(Map.of(this.published, open + 1))).containsExactly(Map.entry(7, 2L));
		committed.join();
	}

	@Test
	void transactionThatStaysOpenIsReported() throws Exception {
		this.producer.beginTransaction();
		long open = this.producer.send(record(mark(7, 2))).get().offset();
		MarkReader impatient = new MarkReader(this.consumer, COMMANDS, Duration.ofMillis(300));

		assertThatExceptionOfType(TimeoutException.class)
			.isThrownBy(() -> impatient.read(Map.of(this.published, open + 1)));
		this.producer.abortTransaction();
	}

	private Map<Integer, Long> read() {
		return this.reader.read(Set.of(this.published));
	}

	private static PublishedMark mark(int partition, long offset) {
		return new PublishedMark(COMMANDS, partition, offset);
	}

	private void publish(PublishedMark mark) {
		this.producer.beginTransaction();
		this.producer.send(record(mark));
		this.producer.commitTransaction();
	}

	private ProducerRecord<byte[], byte[]> record(@Nullable PublishedMark mark) {
		ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(this.published.topic(), 0, null, new byte[100]);
		if (mark != null) {
			record.headers().add(mark.header());
		}
		return record;
	}

	private static KafkaProducer<byte[], byte[]> producer() {
		Map<String, Object> settings = new HashMap<>(BROKER);
		settings.put("transactional.id", "marks-" + Uuid.randomUuid());
		return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
	}

	private static KafkaConsumer<byte[], byte[]> consumer() {
		Map<String, Object> settings = new HashMap<>(BROKER);
		settings.put("isolation.level", "read_committed");
		settings.put("auto.offset.reset", "earliest");
		return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
	}

}
