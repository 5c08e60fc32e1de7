package dev.conversations.acceptance;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.awaitility.Awaitility;

import dev.conversations.local.RealParts;
import dev.conversations.schema.Topics;
import dev.conversations.schema.event.ConversationEvent;
import dev.conversations.schema.wire.ConfluentAvroDeserializer;

/** The topics as a {@code read_committed} subscriber of another team reads them. */
public final class EventTopic {

	private static final Duration LONGEST_READ = Duration.ofMinutes(2);

	private static final Duration POLL = Duration.ofMillis(200);

	private final RealParts parts;

	public EventTopic(RealParts parts) {
		this.parts = parts;
	}

	/** Events of one conversation, from the beginning of the topic to its end now. */
	public List<ConsumerRecord<String, ConversationEvent>> of(String conversationId) {
		return all().getOrDefault(conversationId, List.of());
	}

	/** All events from the beginning of the topic to its end now, by conversation. */
	public Map<String, List<ConsumerRecord<String, ConversationEvent>>> all() {
		try (ConfluentAvroDeserializer deserializer = new ConfluentAvroDeserializer()) {
			deserializer.configure(
					Map.of("schema.registry.url", this.parts.schemaRegistryUrl(), "specific.avro.reader", "true"),
					false);
			return committed(Topics.EVENTS).stream()
				.map((record) -> typed(record, deserializer))
				.collect(Collectors.groupingBy(ConsumerRecord::key));
		}
	}

	/** The same, once there are at least so many. */
	public List<ConsumerRecord<String, ConversationEvent>> awaited(String conversationId, int number) {
		return Awaitility.await()
			.atMost(Duration.ofSeconds(30))
			.until(() -> of(conversationId), (events) -> events.size() >= number);
	}

	/** Every record of a topic as it lies there. */
	public List<ConsumerRecord<byte[], byte[]>> raw(String topic) {
		return records(topic, "read_uncommitted");
	}

	/** Every record of a topic that a {@code read_committed} subscriber is given. */
	public List<ConsumerRecord<byte[], byte[]>> committed(String topic) {
		return records(topic, "read_committed");
	}

	private List<ConsumerRecord<byte[], byte[]>> records(String topic, String isolation) {
		try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
				Map.of("bootstrap.servers", this.parts.kafkaBootstrapServers(), "isolation.level", isolation),
				new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
			return records(consumer, topic);
		}
	}

	private static List<ConsumerRecord<byte[], byte[]>> records(KafkaConsumer<byte[], byte[]> consumer, String topic) {
		List<TopicPartition> partitions = consumer.partitionsFor(topic)
			.stream()
			.map((info) -> new TopicPartition(topic, info.partition()))
			.toList();
		consumer.assign(partitions);
		consumer.seekToBeginning(partitions);
		Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
		List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
		Instant end = Instant.now().plus(LONGEST_READ);
		while (ends.entrySet().stream().anyMatch((it) -> consumer.position(it.getKey()) < it.getValue())) {
			if (Instant.now().isAfter(end)) {
				throw new KafkaException("%s could not be read within %d s".formatted(topic, LONGEST_READ.toSeconds()));
			}
			consumer.poll(POLL).forEach(records::add);
		}
		return records;
	}

	private static ConsumerRecord<String, ConversationEvent> typed(ConsumerRecord<byte[], byte[]> record,
			ConfluentAvroDeserializer deserializer) {
		return new ConsumerRecord<>(record.topic(), record.partition(), record.offset(), record.timestamp(),
				record.timestampType(), record.serializedKeySize(), record.serializedValueSize(),
				new String(record.key(), StandardCharsets.UTF_8),
				(ConversationEvent) deserializer.deserialize(record.topic(), record.value()), record.headers(),
				record.leaderEpoch());
	}

}
