package dev.conversations.processor.operations;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

import dev.conversations.processor.conversation.RecordedEvent;
import dev.conversations.processor.wire.EventCodec;
import dev.conversations.schema.Topics;

/** The event topic from its beginning, as a {@code read_committed} subscriber sees it. */
final class EventTopic implements AutoCloseable {

	private static final Duration POLL = Duration.ofMillis(200);

	private final KafkaConsumer<byte[], byte[]> consumer;

	private final EventCodec codec;

	private final List<TopicPartition> partitions;

	/**
	 * @throws org.apache.kafka.common.KafkaException when the brokers do not answer
	 */
	EventTopic(Map<String, Object> settings, EventCodec codec) {
		Map<String, Object> reading = new HashMap<>(settings);
		reading.put("isolation.level", "read_committed");
		reading.put("auto.offset.reset", "earliest");
		reading.put("enable.auto.commit", false);
		reading.put("max.poll.records", 5000);
		this.consumer = new KafkaConsumer<>(reading, new ByteArrayDeserializer(), new ByteArrayDeserializer());
		this.codec = codec;
		this.partitions = this.consumer.partitionsFor(Topics.EVENTS)
			.stream()
			.map((info) -> new TopicPartition(Topics.EVENTS, info.partition()))
			.toList();
		this.consumer.assign(this.partitions);
	}

	/**
	 * Reads on to where the topic ends now.
	 * @param unreadable told of each record that holds no event
	 */
	void advance(Consumer<RecordedEvent> events, Consumer<String> unreadable) {
		Map<TopicPartition, Long> ends = this.consumer.endOffsets(this.partitions);
		while (ends.entrySet().stream().anyMatch((end) -> this.consumer.position(end.getKey()) < end.getValue())) {
			poll(events, unreadable);
		}
	}

	/** Reads on for a while, whether something comes or not. */
	void follow(Duration duration, Consumer<RecordedEvent> events, Consumer<String> unreadable) {
		long end = System.nanoTime() + duration.toNanos();
		while (System.nanoTime() < end) {
			poll(events, unreadable);
		}
	}

	private void poll(Consumer<RecordedEvent> events, Consumer<String> unreadable) {
		this.consumer.poll(POLL).forEach((record) -> read(record, events, unreadable));
	}

	private void read(ConsumerRecord<byte[], byte[]> record, Consumer<RecordedEvent> events,
			Consumer<String> unreadable) {
		try {
			events.accept(this.codec.decode(record.value()));
		}
		catch (SerializationException | ClassCastException | NullPointerException ex) {
			unreadable.accept("%s-%d@%d is no event: %s".formatted(record.topic(), record.partition(), record.offset(),
					ex.getMessage()));
		}
	}

	@Override
	public void close() {
		this.consumer.close();
	}

}
