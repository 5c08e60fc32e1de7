package dev.conversations.processor.kafka;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.stereotype.Component;

import dev.conversations.schema.StablePartitioner;
import dev.conversations.schema.TopicDefinitions;

/**
 * Makes the Kafka clients of this process, on the settings under {@code spring.kafka}.
 */
@Component
public final class KafkaClients {

	/**
	 * Makes the next owner of a partition wait for the offsets of a transaction that is
	 * still being committed (KIP-447); without it, events are published twice.
	 */
	private static final String READ_COMMITTED = "read_committed";

	/**
	 * In milliseconds; grows up to Kafka's {@code retry.backoff.max.ms}. A transaction
	 * whose predecessor is still being ended is refused at first, and the usual 100 ms
	 * would be most of its time.
	 */
	private static final int TRANSACTION_BACKOFF = 5;

	/**
	 * In milliseconds. A consumer learns with its next heartbeat that partitions have
	 * become free.
	 */
	private static final int MAX_HEARTBEAT = 500;

	private final KafkaProperties kafka;

	private final ProcessorProperties processor;

	private final EventProperties events;

	private final TopicProperties topics;

	private final String name;

	KafkaClients(KafkaProperties kafka, ProcessorProperties processor, EventProperties events, TopicProperties topics) {
		this.kafka = kafka;
		this.processor = processor;
		this.events = events;
		this.topics = topics;
		this.name = (processor.instanceId() != null) ? processor.instanceId() : UUID.randomUUID().toString();
	}

	Admin admin() {
		return Admin.create(this.kafka.buildAdminProperties());
	}

	/**
	 * @param leaving whether a consumer that is closed leaves its group
	 * @param membership told where the consumer stands in its group, on its thread
	 */
	ConsumerFactory<byte[], byte[]> consumers(int number, BooleanSupplier leaving,
			java.util.function.Consumer<ConsumerGroupMetadata> membership) {
		return new DefaultKafkaConsumerFactory<>(groupSettings(number)) {
			@Override
			protected Consumer<byte[], byte[]> createRawConsumer(Map<String, Object> settings) {
				return new GroupMember(settings, leaving, membership);
			}
		};
	}

	private Map<String, Object> groupSettings(int number) {
		Map<String, Object> settings = this.kafka.buildConsumerProperties();
		settings.put(ConsumerConfig.GROUP_ID_CONFIG, this.processor.groupId());
		settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, this.processor.maxBatch() / FullerPolls.FETCHES);
		settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, READ_COMMITTED);
		settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
		settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
		settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
		if (this.processor.instanceId() != null) {
			settings.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, this.processor.instanceId() + "-" + number);
		}
		addProtocol(settings);
		return settings;
	}

	/** In the newer protocol the brokers decide, and refuse a consumer that says more. */
	private void addProtocol(Map<String, Object> settings) {
		settings.put(ConsumerConfig.GROUP_PROTOCOL_CONFIG, this.processor.groupProtocol().name());
		switch (this.processor.groupProtocol()) {
			case CLASSIC -> {
				int timeout = (int) this.processor.sessionTimeout().toMillis();
				settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, timeout);
				settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, Math.min(timeout / 4, MAX_HEARTBEAT));
				settings.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
						CooperativeStickyAssignor.class.getName());
			}
			case CONSUMER ->
				List.of(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG,
						ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG)
					.forEach(settings::remove);
		}
	}

	/** A consumer in no group that sees what is committed. */
	Consumer<byte[], byte[]> reader(String purpose) {
		Map<String, Object> settings = this.kafka.buildConsumerProperties();
		settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
		settings.put(ConsumerConfig.CLIENT_ID_CONFIG, this.name + "-" + purpose);
		settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, READ_COMMITTED);
		settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
		settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
		settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
		return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
	}

	Producer<byte[], byte[]> eventProducer(int number) {
		Map<String, Object> settings = producerSettings();
		if (this.events.transactional()) {
			settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG,
					this.processor.groupId() + "-" + this.name + "-" + number);
			settings.putIfAbsent(ProducerConfig.RETRY_BACKOFF_MS_CONFIG, TRANSACTION_BACKOFF);
			settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, (int) this.events.transactionTimeout().toMillis());
		}
		return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
	}

	/**
	 * A producer that loses and repeats nothing while it lives, and puts each key in the
	 * partition where every other record of that key is.
	 */
	public Producer<byte[], byte[]> producer() {
		return new KafkaProducer<>(producerSettings(), new ByteArraySerializer(), new ByteArraySerializer());
	}

	/** Of a producer that an operator uses while no processor runs. */
	Map<String, Object> repairSettings() {
		Map<String, Object> settings = producerSettings();
		settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, this.processor.groupId() + "-repair");
		settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, (int) this.events.transactionTimeout().toMillis());
		settings.put(ProducerConfig.LINGER_MS_CONFIG, 5);
		return settings;
	}

	private Map<String, Object> producerSettings() {
		Map<String, Object> settings = new HashMap<>(this.kafka.buildProducerProperties());
		settings.putAll(StablePartitioner.settings(this.topics.partitions()));
		settings.put(ProducerConfig.ACKS_CONFIG, "all");
		settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
		settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, TopicDefinitions.MAX_RECORD_BYTES);
		settings.putIfAbsent(ProducerConfig.LINGER_MS_CONFIG, 0);
		settings.putIfAbsent(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
		settings.putIfAbsent(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 30_000);
		settings.putIfAbsent(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
		return settings;
	}

}
