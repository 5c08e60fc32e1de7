package dev.conversations.processor.kafka;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;

import dev.conversations.local.RealParts;
import dev.conversations.schema.IdKind;
import dev.conversations.schema.StablePartitioner;
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

	static final Duration PATIENCE = Duration.ofSeconds(60);

	final String instance = "test-" + IdKind.COMMAND.next();

	final String subAccount = IdKind.SUB_ACCOUNT.next();

	private final RealParts parts;

	private final ConfluentAvroSerializer serializer = new ConfluentAvroSerializer();

	private final ConfluentAvroDeserializer deserializer = new ConfluentAvroDeserializer();

	private final KafkaProducer<byte[], byte[]> producer;

	private final Map<String, Subscriber> subscribers = new HashMap<>();

	private final Map<Long, CommandOutcome> outcomes = new HashMap<>();

	private int outcomeRecords;

	private long correlation;

	Wire(RealParts parts) {
		this.parts = parts;
		Map<String, Object> registry = Map.of("schema.registry.url", parts.schemaRegistryUrl(), "http.read.timeout.ms",
				60_000, "specific.avro.reader", true);
		this.serializer.configure(registry, false);
		this.deserializer.configure(registry, false);
		Map<String, Object> settings = new HashMap<>(StablePartitioner.settings(RunningProcessor.PARTITIONS));
		settings.put("bootstrap.servers", parts.kafkaBootstrapServers());
		settings.put("metadata.max.age.ms", 500);
		this.producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
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
		return bytes(Topics.COMMANDS, command);
	}

	byte[] bytes(String topic, SpecificRecord value) {
		return this.serializer.serialize(topic, value);
	}

	RecordMetadata publish(ConversationCommand command) {
		return publish(command.getConversationId(), bytes(command));
	}

	RecordMetadata publish(String key, byte[] value) {
		return publish(new ProducerRecord<>(Topics.COMMANDS, key.getBytes(StandardCharsets.UTF_8), value));
	}

	RecordMetadata publish(ProducerRecord<byte[], byte[]> record) {
		try {
			return this.producer.send(record).get();
		}
		catch (ExecutionException | InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** In this order, and without waiting for each. */
	void publishAll(List<ConversationCommand> commands) {
		commands.forEach((command) -> this.producer.send(new ProducerRecord<>(Topics.COMMANDS,
				command.getConversationId().getBytes(StandardCharsets.UTF_8), bytes(command))));
		this.producer.flush();
	}

	/** Commands whose offsets the group has not committed. */
	long lag(String groupId) {
		try (Admin admin = Admin.create(Map.of("bootstrap.servers", this.parts.kafkaBootstrapServers()))) {
			Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(groupId)
				.partitionsToOffsetAndMetadata()
				.get();
			return ends(admin).entrySet()
				.stream()
				.mapToLong((end) -> end.getValue().offset() - offset(committed.get(end.getKey())))
				.sum();
		}
		catch (ExecutionException | InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	void awaitNoLag(String groupId) {
		Awaitility.await().atMost(PATIENCE).until(() -> lag(groupId) == 0);
	}

	/** Where the command topic ends now, as a group would commit it. */
	Map<TopicPartition, OffsetAndMetadata> ends() {
		try (Admin admin = Admin.create(Map.of("bootstrap.servers", this.parts.kafkaBootstrapServers()))) {
			return ends(admin).entrySet()
				.stream()
				.collect(Collectors.toMap(Map.Entry::getKey, (end) -> new OffsetAndMetadata(end.getValue().offset())));
		}
		catch (ExecutionException | InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private Map<TopicPartition, ListOffsetsResultInfo> ends(Admin admin)
			throws ExecutionException, InterruptedException {
		return admin
			.listOffsets(partitions().stream()
				.collect(Collectors.toMap((partition) -> partition, (partition) -> OffsetSpec.latest())))
			.all()
			.get();
	}

	private List<TopicPartition> partitions() {
		return this.producer.partitionsFor(Topics.COMMANDS)
			.stream()
			.map((info) -> new TopicPartition(info.topic(), info.partition()))
			.toList();
	}

	private static long offset(OffsetAndMetadata committed) {
		return (committed != null) ? committed.offset() : 0;
	}

	CommandOutcome awaitOutcome(ConversationCommand command) {
		return Awaitility.await()
			.atMost(PATIENCE)
			.pollDelay(Duration.ZERO)
			.until(() -> outcomes().get(command.getReplyTo().getCorrelationId()), Objects::nonNull);
	}

	/** By correlation id; where there are several, the first. */
	Map<Long, CommandOutcome> outcomes() {
		byte[] key = this.instance.getBytes(StandardCharsets.UTF_8);
		List<ConsumerRecord<byte[], byte[]>> records = records(Topics.OUTCOMES);
		for (; this.outcomeRecords < records.size(); this.outcomeRecords++) {
			ConsumerRecord<byte[], byte[]> record = records.get(this.outcomeRecords);
			if (Arrays.equals(record.key(), key)) {
				((CommandOutcomes) value(record)).getOutcomes()
					.forEach((outcome) -> this.outcomes.putIfAbsent(outcome.getCorrelationId(), outcome));
			}
		}
		return this.outcomes;
	}

	List<ConversationEvent> events(String conversationId) {
		return eventRecords(conversationId).stream().map((record) -> (ConversationEvent) value(record)).toList();
	}

	List<ConversationEvent> events(Predicate<ConsumerRecord<byte[], byte[]>> wanted) {
		return eventRecords(wanted).stream().map((record) -> (ConversationEvent) value(record)).toList();
	}

	List<ConsumerRecord<byte[], byte[]>> eventRecords(String conversationId) {
		byte[] key = conversationId.getBytes(StandardCharsets.UTF_8);
		return eventRecords((record) -> Arrays.equals(record.key(), key));
	}

	List<ConsumerRecord<byte[], byte[]>> eventRecords(Predicate<ConsumerRecord<byte[], byte[]>> wanted) {
		return select(records(Topics.EVENTS), wanted);
	}

	List<ConversationEvent> awaitEvents(String conversationId, int count) {
		return Awaitility.await()
			.atMost(PATIENCE)
			.until(() -> events(conversationId), (events) -> events.size() >= count);
	}

	List<ConsumerRecord<byte[], byte[]>> deadLetters(Predicate<ConsumerRecord<byte[], byte[]>> wanted) {
		return select(records(Topics.DEAD_LETTERS), wanted);
	}

	/** What a {@code read_committed} subscriber has to see so far. */
	List<ConsumerRecord<byte[], byte[]>> records(String topic) {
		return this.subscribers
			.computeIfAbsent(topic, (name) -> new Subscriber(this.parts.kafkaBootstrapServers(), name))
			.seen();
	}

	private static List<ConsumerRecord<byte[], byte[]>> select(List<ConsumerRecord<byte[], byte[]>> records,
			Predicate<ConsumerRecord<byte[], byte[]>> wanted) {
		return records.stream().filter(wanted).toList();
	}

	private Object value(ConsumerRecord<byte[], byte[]> record) {
		return this.deserializer.deserialize(record.topic(), record.value());
	}

	@Override
	public void close() {
		this.subscribers.values().forEach(Subscriber::close);
		this.producer.close();
		this.serializer.close();
		this.deserializer.close();
	}

}
