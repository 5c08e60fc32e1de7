package dev.conversations.processor.operations;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** A topic from its beginning, as a {@code read_committed} subscriber sees it. */
final class TopicReader implements AutoCloseable {

	private static final Duration POLL = Duration.ofMillis(200);

	private final KafkaConsumer<byte[], byte[]> consumer;

	private final List<TopicPartition> partitions;

	/**
	 * @param settings of a consumer; what concerns a group is left unused
	 * @throws org.apache.kafka.common.KafkaException when the brokers do not answer
	 */
	TopicReader(Map<String, Object> settings, String topic) {
		Map<String, Object> reading = new HashMap<>(settings);
		reading.put("isolation.level", "read_committed");
		reading.put("auto.offset.reset", "earliest");
		reading.put("enable.auto.commit", false);
		reading.put("max.poll.records", 5000);
		this.consumer = new KafkaConsumer<>(reading, new ByteArrayDeserializer(), new ByteArrayDeserializer());
		this.partitions = this.consumer.partitionsFor(topic)
			.stream()
			.map((info) -> new TopicPartition(topic, info.partition()))
			.toList();
		this.consumer.assign(this.partitions);
	}

	/** Reads on to where the topic ends now. */
	void advance(Consumer<ConsumerRecord<byte[], byte[]>> records) {
		Map<TopicPartition, Long> ends = this.consumer.endOffsets(this.partitions);
		while (ends.entrySet().stream().anyMatch((end) -> this.consumer.position(end.getKey()) < end.getValue())) {
			this.consumer.poll(POLL).forEach(records);
		}
	}

	/** Reads on for a while, whether something comes or not. */
	void follow(Duration duration, Consumer<ConsumerRecord<byte[], byte[]>> records) {
		long end = System.nanoTime() + duration.toNanos();
		while (System.nanoTime() < end) {
			this.consumer.poll(POLL).forEach(records);
		}
	}

	@Override
	public void close() {
		this.consumer.close();
	}

}
