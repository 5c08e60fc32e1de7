package dev.conversations.processor.operations;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** A topic from its beginning, as a {@code read_committed} subscriber sees it. */
final class TopicReader implements AutoCloseable {

	private static final Duration POLL = Duration.ofMillis(200);

	private final KafkaConsumer<byte[], byte[]> consumer;

	private final List<TopicPartition> partitions;

	/**
	 * @param settings of a consumer; what concerns a group is left unused
	 * @throws RefusedException when there is no such topic
	 * @throws org.apache.kafka.common.KafkaException when the brokers do not answer
	 */
	TopicReader(Map<String, Object> settings, String topic) {
		Map<String, Object> reading = new HashMap<>(settings);
		reading.put("isolation.level", "read_committed");
		reading.put("auto.offset.reset", "none");
		reading.put("enable.auto.commit", false);
		reading.put("allow.auto.create.topics", false);
		reading.put("max.poll.records", 5000);
		this.consumer = new KafkaConsumer<>(reading, new ByteArrayDeserializer(), new ByteArrayDeserializer());
		this.partitions = this.consumer.partitionsFor(topic)
			.stream()
			.map((info) -> new TopicPartition(topic, info.partition()))
			.toList();
		if (this.partitions.isEmpty()) {
			this.consumer.close();
			throw new RefusedException("The brokers at " + settings.get("bootstrap.servers") + " have no topic " + topic
					+ ": is KAFKA_BOOTSTRAP_SERVERS right?");
		}
		this.consumer.assign(this.partitions);
		this.consumer.seekToBeginning(this.partitions);
	}

	/** For each partition the offset of its first record. */
	Map<TopicPartition, Long> beginnings() {
		return this.consumer.beginningOffsets(this.partitions);
	}

	/** For each partition the offset after its last record, now. */
	Map<TopicPartition, Long> ends() {
		return this.consumer.endOffsets(this.partitions);
	}

	/** Goes to that offset in a partition. */
	void seek(TopicPartition partition, long offset) {
		this.consumer.seek(partition, offset);
	}

	/** Leaves these partitions, and no others, where they are for now. */
	void hold(Collection<TopicPartition> held) {
		this.consumer.resume(this.partitions);
		this.consumer.pause(held);
	}

	/**
	 * @throws RefusedException when what is to be read was deleted
	 */
	ConsumerRecords<byte[], byte[]> poll() {
		try {
			return this.consumer.poll(POLL);
		}
		catch (OffsetOutOfRangeException ex) {
			throw new RefusedException("Records that are to be read were deleted from the topic, at "
					+ ex.offsetOutOfRangePartitions() + ".", ex);
		}
	}

	/** How many offsets lie between here and there. */
	long distance(Map<TopicPartition, Long> ends) {
		return ends.keySet().stream().mapToLong((partition) -> distance(partition, ends)).sum();
	}

	long distance(TopicPartition partition, Map<TopicPartition, Long> ends) {
		return Math.max(ends.getOrDefault(partition, 0L) - this.consumer.position(partition), 0);
	}

	/** Reads on to where the topic ends now. */
	void advance(Consumer<ConsumerRecord<byte[], byte[]>> records) {
		Map<TopicPartition, Long> ends = ends();
		while (distance(ends) > 0) {
			poll().forEach(records);
		}
	}

	/** Reads on for a while, whether something comes or not. */
	void follow(Duration duration, Consumer<ConsumerRecord<byte[], byte[]>> records) {
		long end = System.nanoTime() + duration.toNanos();
		while (System.nanoTime() < end) {
			poll().forEach(records);
		}
	}

	@Override
	public void close() {
		this.consumer.close();
	}

}
