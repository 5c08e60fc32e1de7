package dev.conversations.api;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import dev.conversations.local.RealParts;
import dev.conversations.schema.Topics;
import dev.conversations.schema.command.ConversationCommand;
import dev.conversations.schema.command.CreateConversation;
import dev.conversations.schema.command.SendMessage;
import dev.conversations.schema.outcome.CommandOutcome;
import dev.conversations.schema.outcome.CommandOutcomes;
import dev.conversations.schema.outcome.ConversationSnapshot;
import dev.conversations.schema.outcome.MessageSnapshot;
import dev.conversations.schema.wire.ConfluentAvroDeserializer;
import dev.conversations.schema.wire.ConfluentAvroSerializer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Answers commands over the real Kafka as a test's script says, and remembers what
 * reached it.
 */
public final class ScriptedProcessor {

	private static final class Shared {

		private static final ScriptedProcessor PROCESSOR = new ScriptedProcessor();

	}

	private final Map<String, Object> settings = Map.of("bootstrap.servers", RealParts.shared().kafkaBootstrapServers(),
			"schema.registry.url", RealParts.shared().schemaRegistryUrl(), "http.read.timeout.ms", 60_000,
			"specific.avro.reader", true, "auto.register.schemas", true, "enable.auto.commit", false);

	private final List<ConsumerRecord<String, Object>> records = new CopyOnWriteArrayList<>();

	private final CountDownLatch listening = new CountDownLatch(1);

	private volatile Function<ConversationCommand, Optional<CommandOutcome>> script = ScriptedProcessor::applied;

	private ScriptedProcessor() {
		RunningApi.shared();
		Thread.ofPlatform().daemon().name("scripted-processor").start(this::run);
		try {
			if (!this.listening.await(2, TimeUnit.MINUTES)) {
				throw new IllegalStateException("the scripted processor does not get to the commands");
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/** The one of this JVM, back to its usual script: everything is applied. */
	public static ScriptedProcessor usual() {
		Shared.PROCESSOR.answer(ScriptedProcessor::applied);
		return Shared.PROCESSOR;
	}

	/** What to say to every command from now on; nothing for an empty outcome. */
	public void answer(Function<ConversationCommand, Optional<CommandOutcome>> script) {
		this.script = script;
	}

	/** Commands of the sub-account, in the order in which they came. */
	public List<ConversationCommand> commands(String subAccountId) {
		return records(subAccountId).stream().map((record) -> (ConversationCommand) record.value()).toList();
	}

	public List<ConsumerRecord<String, Object>> records(String subAccountId) {
		return this.records.stream()
			.filter((record) -> ((ConversationCommand) record.value()).getSubAccountId().equals(subAccountId))
			.toList();
	}

	/** An outcome that refuses. */
	public static Optional<CommandOutcome> rejected(ConversationCommand command, String reason, Long version) {
		return Optional.of(outcome(command).setStatus("rejected").setRejection(reason).setVersion(version).build());
	}

	/** An outcome with a plausible conversation or message. */
	public static Optional<CommandOutcome> applied(ConversationCommand command) {
		CommandOutcome.Builder outcome = outcome(command).setStatus("applied").setVersion(2L);
		switch (command.getPayload()) {
			case SendMessage send -> outcome.setMessage(message(command, send));
			case CreateConversation create -> {
				outcome.setConversation(conversation(command));
				if (create.getMessage() != null) {
					outcome.setMessage(message(command, create.getMessage()));
				}
			}
			default -> outcome.setConversation(conversation(command));
		}
		return Optional.of(outcome.build());
	}

	public static CommandOutcome.Builder outcome(ConversationCommand command) {
		return CommandOutcome.newBuilder()
			.setCommandId(command.getCommandId())
			.setCorrelationId((command.getReplyTo() != null) ? command.getReplyTo().getCorrelationId() : 0)
			.setReplayed(false);
	}

	private static MessageSnapshot message(ConversationCommand command, SendMessage send) {
		return new MessageSnapshot(send.getMessageId(), 1L, send.getSender(), send.getContent(), command.getIssuedAt());
	}

	private static ConversationSnapshot conversation(ConversationCommand command) {
		Instant now = command.getIssuedAt();
		boolean create = command.getPayload() instanceof CreateConversation;
		CreateConversation created = create ? (CreateConversation) command.getPayload() : new CreateConversation(
				"cust_01jd8x5v8wf3grz2k9m4t7q0ab", "Jane", null, "+14155550123", "sms", null, null);
		return new ConversationSnapshot(command.getConversationId(), created.getCustomerId(), created.getCustomerName(),
				created.getCustomerEmail(), created.getCustomerPhone(), created.getChannel(), "open",
				created.getSubject(), null, now, now, 0L, List.of(), 0L, 2L);
	}

	private void run() {
		try (var consumer = new KafkaConsumer<String, Object>(this.settings, new StringDeserializer(), deserializer());
				var producer = new KafkaProducer<String, Object>(this.settings, new StringSerializer(), serializer())) {
			List<TopicPartition> partitions = consumer.partitionsFor(Topics.COMMANDS)
				.stream()
				.map((info) -> new TopicPartition(info.topic(), info.partition()))
				.toList();
			consumer.assign(partitions);
			consumer.seekToBeginning(partitions);
			partitions.forEach(consumer::position);
			this.listening.countDown();
			while (true) {
				for (ConsumerRecord<String, Object> record : consumer.poll(Duration.ofMillis(100))) {
					take(record, producer);
				}
			}
		}
	}

	private void take(ConsumerRecord<String, Object> record, KafkaProducer<String, Object> producer) {
		this.records.add(record);
		ConversationCommand command = (ConversationCommand) record.value();
		if (command.getReplyTo() != null) {
			this.script.apply(command)
				.ifPresent((outcome) -> producer.send(new ProducerRecord<>(Topics.OUTCOMES,
						command.getReplyTo().getInstance(), new CommandOutcomes(List.of(outcome)))));
		}
	}

	private ConfluentAvroDeserializer deserializer() {
		var deserializer = new ConfluentAvroDeserializer();
		deserializer.configure(this.settings, false);
		return deserializer;
	}

	private ConfluentAvroSerializer serializer() {
		var serializer = new ConfluentAvroSerializer();
		serializer.configure(this.settings, false);
		return serializer;
	}

}
