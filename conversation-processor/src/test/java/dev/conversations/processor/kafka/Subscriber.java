package dev.conversations.processor.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Follows a topic from its beginning, seeing what is committed. */
final class Subscriber implements AutoCloseable {

	private final KafkaConsumer<byte[], byte[]> consumer;

	private final List<TopicPartition> partitions;

	private final List<ConsumerRecord<byte[], byte[]>> seen = new ArrayList<>();

	Subscriber(String bootstrapServers, String topic) {
		this.consumer = new KafkaConsumer<>(Map.of("bootstrap.servers", bootstrapServers, "isolation.level",
				"read_committed", "auto.offset.reset", "earliest", "fetch.max.wait.ms", 20),
				new ByteArrayDeserializer(), new ByteArrayDeserializer());
		this.partitions = this.consumer.partitionsFor(topic)
			.stream()
			.map((info) -> new TopicPartition(topic, info.partition()))
			.toList();
		this.consumer.assign(this.partitions);
	}

	/** All that is there so far, in order within each partition. */
	List<ConsumerRecord<byte[], byte[]>> seen() {
		Map<TopicPartition, Long> ends = this.consumer.endOffsets(this.partitions);
		while (ends.entrySet().stream().anyMatch((end) -> this.consumer.position(end.getKey()) < end.getValue())) {
			this.consumer.poll(Duration.ofMillis(100)).forEach(this.seen::add);
		}
		return this.seen;
	}

	@Override
	public void close() {
		this.consumer.close();
	}

}
