package dev.conversations.acceptance;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;

import dev.conversations.local.RealParts;
import dev.conversations.schema.Topics;
import dev.conversations.schema.event.ConversationEvent;
import dev.conversations.schema.wire.ConfluentAvroDeserializer;

/** The topics as a {@code read_committed} subscriber of another team reads them. */
public final class EventTopic {

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
		try (KafkaConsumer<String, Object> consumer = new KafkaConsumer<>(Map.of("bootstrap.servers",
				this.parts.kafkaBootstrapServers(), "isolation.level", "read_committed", "schema.registry.url",
				this.parts.schemaRegistryUrl(), "specific.avro.reader", "true", "key.deserializer",
				StringDeserializer.class, "value.deserializer", ConfluentAvroDeserializer.class))) {
			return records(consumer, Topics.EVENTS).stream()
				.map(EventTopic::typed)
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
		try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
				Map.of("bootstrap.servers", this.parts.kafkaBootstrapServers()), new ByteArrayDeserializer(),
				new ByteArrayDeserializer())) {
			return records(consumer, topic);
		}
	}

	private static <K, V> List<ConsumerRecord<K, V>> records(KafkaConsumer<K, V> consumer, String topic) {
		List<TopicPartition> partitions = consumer.partitionsFor(topic)
			.stream()
			.map((info) -> new TopicPartition(topic, info.partition()))
			.toList();
		consumer.assign(partitions);
		consumer.seekToBeginning(partitions);
		Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
		List<ConsumerRecord<K, V>> records = new ArrayList<>();
		while (ends.entrySet().stream().anyMatch((end) -> consumer.position(end.getKey()) < end.getValue())) {
			consumer.poll(Duration.ofMillis(200)).forEach(records::add);
		}
		return records;
	}

	private static ConsumerRecord<String, ConversationEvent> typed(ConsumerRecord<String, Object> record) {
		return new ConsumerRecord<>(record.topic(), record.partition(), record.offset(), record.timestamp(),
				record.timestampType(), record.serializedKeySize(), record.serializedValueSize(), record.key(),
				(ConversationEvent) record.value(), record.headers(), record.leaderEpoch());
	}

}
