package dev.conversations.processor.kafka;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import dev.conversations.processor.ledger.Ledger;
import dev.conversations.processor.wire.EventCodec;
import dev.conversations.store.StoreIndexes;

/** The consumers of this process. */
@Profile("!operator")
@Component
final class CommandConsumers implements SmartLifecycle {

	/** MongoDB keeps milliseconds. */
	private static final InstantSource CLOCK = () -> InstantSource.system().instant().truncatedTo(ChronoUnit.MILLIS);

	private final KafkaClients clients;

	private final MongoClient mongo;

	private final MongoDatabase database;

	private final EventCodec codec;

	private final Serializer<Object> serializer;

	private final Deserializer<Object> deserializer;

	private final ProcessorProperties properties;

	private final EventProperties events;

	private final TopicProperties topics;

	private final List<CommandConsumer> consumers;

	private volatile boolean running;

	CommandConsumers(KafkaClients clients, MongoClient mongo, MongoDatabase database, EventCodec codec,
			Serializer<Object> serializer, Deserializer<Object> deserializer, ProcessorProperties properties,
			EventProperties events, TopicProperties topics) {
		this.clients = clients;
		this.mongo = mongo;
		this.database = database;
		this.codec = codec;
		this.serializer = serializer;
		this.deserializer = deserializer;
		this.properties = properties;
		this.events = events;
		this.topics = topics;
		this.consumers = IntStream.range(0, properties.consumers())
			.mapToObj((number) -> new CommandConsumer(number, () -> session(number), properties.maxBackoff()))
			.toList();
	}

	private ConsumerSession session(int number) {
		StoreIndexes.ensure(this.database);
		try (Admin admin = this.clients.admin()) {
			this.topics.definitions().ensure(admin);
		}
		Ledger ledger = new Ledger(this.mongo, this.database, this.codec, CLOCK, this.properties.cacheSize());
		return new ConsumerSession(new SessionParts(this.clients, ledger, this.serializer, this.deserializer,
				this.events.mode(), this.properties), number);
	}

	/** Whether every consumer has its share of the partitions. */
	boolean ready() {
		return this.running && this.consumers.stream().allMatch(CommandConsumer::ready);
	}

	@Override
	public void start() {
		this.running = true;
		this.consumers.forEach(CommandConsumer::start);
	}

	@Override
	public void stop() {
		this.running = false;
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
