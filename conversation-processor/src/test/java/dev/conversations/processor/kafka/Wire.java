package dev.conversations.processor.kafka;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;

import dev.conversations.local.RealParts;
import dev.conversations.schema.IdKind;
import dev.conversations.schema.Topics;
import dev.conversations.schema.command.ConversationCommand;
import dev.conversations.schema.command.CreateConversation;
import dev.conversations.schema.command.ReplyTo;
import dev.conversations.schema.command.SendMessage;
import dev.conversations.schema.event.ConversationEvent;
import dev.conversations.schema.outcome.CommandOutcome;
import dev.conversations.schema.outcome.CommandOutcomes;
import dev.conversations.schema.wire.ConfluentAvroDeserializer;
import dev.conversations.schema.wire.ConfluentAvroSerializer;

/**
 * The Kafka side of a test: sends commands as an API instance would, and reads what comes
 * of them.
 */
final class Wire implements AutoCloseable {

	static final Duration PATIENCE = Duration.ofSeconds(30);

	final String instance = "test-" + IdKind.COMMAND.next();

	final String subAccount = IdKind.SUB_ACCOUNT.next();

	private final RealParts parts;

	private final ConfluentAvroSerializer serializer = new ConfluentAvroSerializer();

	private final ConfluentAvroDeserializer deserializer = new ConfluentAvroDeserializer();

	private final KafkaProducer<byte[], byte[]> producer;

	private long correlation;

	Wire(RealParts parts) {
		this.parts = parts;
		Map<String, Object> registry = Map.of("schema.registry.url", parts.schemaRegistryUrl(), "specific.avro.reader",
				true);
		this.serializer.configure(registry, false);
		this.deserializer.configure(registry, false);
		this.producer = new KafkaProducer<>(Map.of("bootstrap.servers", parts.kafkaBootstrapServers()),
				new ByteArraySerializer(), new ByteArraySerializer());
	}

	ConversationCommand create(String conversationId) {
		return command(conversationId,
				new CreateConversation(IdKind.CUSTOMER.next(), "Ada", null, "+4915112345678", "sms", null, null));
	}

	ConversationCommand send(String conversationId, String sender, String content) {
		return command(conversationId, new SendMessage(IdKind.MESSAGE.next(), sender, content));
	}

	ConversationCommand command(String conversationId, Object payload) {
		return new ConversationCommand(IdKind.COMMAND.next(), this.subAccount, "test", conversationId,
				Instant.ofEpochMilli(System.currentTimeMillis()), null, null,
				new ReplyTo(this.instance, ++this.correlation), payload);
	}

	/** The same command as a client repeats it: another record, another correlation. */
	ConversationCommand repeat(ConversationCommand command) {
		return ConversationCommand.newBuilder(command)
			.setReplyTo(new ReplyTo(this.instance, ++this.correlation))
			.build();
	}

	ConversationCommand keyed(ConversationCommand command, String fingerprint) {
		return ConversationCommand.newBuilder(command)
			.setFingerprint(ByteBuffer.wrap(fingerprint.getBytes(StandardCharsets.UTF_8)))
			.build();
	}

	byte[] bytes(ConversationCommand command) {
		return this.serializer.serialize(Topics.COMMANDS, command);
	}

	RecordMetadata publish(ConversationCommand command) {
		return publish(command.getConversationId(), bytes(command));
	}

	RecordMetadata publish(String key, byte[] value) {
		try {
			return this.producer
				.send(new ProducerRecord<>(Topics.COMMANDS, key.getBytes(StandardCharsets.UTF_8), value))
				.get();
		}
		catch (ExecutionException | InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	CommandOutcome awaitOutcome(ConversationCommand command) {
		return Awaitility.await()
			.atMost(PATIENCE)
			.until(() -> outcomes().stream()
				.filter((outcome) -> outcome.getCorrelationId() == command.getReplyTo().getCorrelationId())
				.findFirst()
				.orElse(null), (outcome) -> outcome != null);
	}

	List<CommandOutcome> outcomes() {
		List<CommandOutcome> outcomes = new ArrayList<>();
		byte[] key = this.instance.getBytes(StandardCharsets.UTF_8);
		for (ConsumerRecord<byte[], byte[]> record : read(Topics.OUTCOMES,
				(record) -> Arrays.equals(record.key(), key))) {
			outcomes.addAll(((CommandOutcomes) value(record)).getOutcomes());
		}
		return outcomes;
	}

	List<ConversationEvent> events(String conversationId) {
		return eventRecords(conversationId).stream().map((record) -> (ConversationEvent) value(record)).toList();
	}

	List<ConsumerRecord<byte[], byte[]>> eventRecords(String conversationId) {
		byte[] key = conversationId.getBytes(StandardCharsets.UTF_8);
		return read(Topics.EVENTS, (record) -> Arrays.equals(record.key(), key));
	}

	List<ConversationEvent> awaitEvents(String conversationId, int count) {
		return Awaitility.await()
			.atMost(PATIENCE)
			.until(() -> events(conversationId), (events) -> events.size() >= count);
	}

	List<ConsumerRecord<byte[], byte[]>> deadLetters(Predicate<ConsumerRecord<byte[], byte[]>> wanted) {
		return read(Topics.DEAD_LETTERS, wanted);
	}

	/** What a {@code read_committed} subscriber has to see so far. */
	List<ConsumerRecord<byte[], byte[]>> read(String topic, Predicate<ConsumerRecord<byte[], byte[]>> wanted) {
		Map<String, Object> settings = new HashMap<>();
		settings.put("bootstrap.servers", this.parts.kafkaBootstrapServers());
		settings.put("isolation.level", "read_committed");
		settings.put("auto.offset.reset", "earliest");
		List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
		try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(),
				new ByteArrayDeserializer())) {
			List<TopicPartition> partitions = consumer.partitionsFor(topic)
				.stream()
				.map((info) -> new TopicPartition(topic, info.partition()))
				.toList();
			consumer.assign(partitions);
			Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
			while (ends.entrySet().stream().anyMatch((end) -> consumer.position(end.getKey()) < end.getValue())) {
				consumer.poll(Duration.ofMillis(100)).forEach((record) -> {
					if (wanted.test(record)) {
						found.add(record);
					}
				});
			}
		}
		return found;
	}

	private Object value(ConsumerRecord<byte[], byte[]> record) {
		return this.deserializer.deserialize(record.topic(), record.value());
	}

	@Override
	public void close() {
		this.producer.close();
		this.serializer.close();
		this.deserializer.close();
	}

}
