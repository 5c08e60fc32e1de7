package dev.conversations.processor.kafka;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

import dev.conversations.processor.ledger.Ledger;
import dev.conversations.processor.ledger.Ledgers;
import dev.conversations.schema.Topics;

/** The consumers of this process. */
@Profile("!operator")
@Component
final class CommandConsumers implements SmartLifecycle {

	private final KafkaClients clients;

	private final Ledgers ledgers;

	private final Serializer<Object> serializer;

	private final Deserializer<Object> deserializer;

	private final ProcessorProperties properties;

	private final EventProperties events;

	private final TopicProperties topics;

	private final List<CommandConsumer> consumers;

	private final RehearsalThread rehearsal;

	private volatile boolean running;

	CommandConsumers(KafkaClients clients, Ledgers ledgers, Serializer<Object> serializer,
			Deserializer<Object> deserializer, ProcessorProperties properties, EventProperties events,
			TopicProperties topics) {
		this.clients = clients;
		this.ledgers = ledgers;
		this.serializer = serializer;
		this.deserializer = deserializer;
		this.properties = properties;
		this.events = events;
		this.topics = topics;
		this.consumers = IntStream.range(0, properties.consumers())
			.mapToObj((number) -> new CommandConsumer(number, () -> session(number), properties.maxBackoff()))
			.toList();
		this.rehearsal = new RehearsalThread(
				() -> new Rehearsal(ledgers.open(properties.cacheSize()), serializer, deserializer).run(),
				this::joined);
	}

	private ConsumerSession session(int number) {
		PublishedMarks marks = new PublishedMarks(this.clients, commandTopic(), this.topics.partitions(),
				this.events.mode(), number);
		Ledger ledger = this.ledgers.open(this.properties.cacheSize());
		return new ConsumerSession(new SessionParts(this.clients, ledger, marks, this.serializer, this.deserializer,
				this.events, this.properties), number);
	}

	private Uuid commandTopic() {
		try (Admin admin = this.clients.admin()) {
			return Objects.requireNonNull(this.topics.definitions().ensure(admin).get(Topics.COMMANDS));
		}
	}

	/** Whether every consumer has its share of the partitions, and all was rehearsed. */
	boolean ready() {
		return this.running && joined() && this.rehearsal.done();
	}

	private boolean joined() {
		return this.consumers.stream().allMatch(CommandConsumer::ready);
	}

	@Override
	public void start() {
		this.running = true;
		this.rehearsal.start();
		this.consumers.forEach(CommandConsumer::start);
	}

	@Override
	public void stop() {
		this.running = false;
		this.rehearsal.stop();
		try {
			for (CommandConsumer consumer : this.consumers) {
				consumer.stop();
			}
		}
		catch (InterruptedException ex) {
			throw new InterruptException(ex);
		}
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

}
