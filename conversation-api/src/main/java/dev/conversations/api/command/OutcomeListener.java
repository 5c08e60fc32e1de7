package dev.conversations.api.command;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import dev.conversations.schema.Topics;
import dev.conversations.schema.outcome.CommandOutcomes;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.stereotype.Component;

/**
 * Reads the outcomes that are addressed to this instance, from the one partition that its
 * id hashes to. There is no consumer group: nobody else wants them.
 */
@Component
final class OutcomeListener implements DisposableBean {

	private static final Logger log = LoggerFactory.getLogger(OutcomeListener.class);

	private static final CommandOutcomes NONE = new CommandOutcomes(List.of());

	private static final Duration POLL = Duration.ofMillis(500);

	private static final Duration PAUSE = Duration.ofMillis(500);

	private static final long UNKNOWN = -1;

	private final ConsumerFactory<byte[], byte[]> consumers;

	private final Deserializer<Object> values;

	private final InFlight inFlight;

	private final Instance instance;

	private final CountDownLatch listening = new CountDownLatch(1);

	private final TopicPartition partition;

	private volatile boolean stopped;

	private volatile @Nullable Thread thread;

	/** Next offset, to go on there after a failure. */
	private long position = UNKNOWN;

	OutcomeListener(ConsumerFactory<byte[], byte[]> consumers, Deserializer<Object> values, InFlight inFlight,
			Instance instance, TopicProperties topics) {
		this.consumers = consumers;
		this.values = values;
		this.inFlight = inFlight;
		this.instance = instance;
		this.partition = new TopicPartition(Topics.OUTCOMES, instance.partition(topics.partitions()));
	}

	/** Starts once, and returns when it stands at the end of its partition. */
	void awaitListening(Duration patience) throws InterruptedException {
		if (this.thread == null) {
			this.thread = Thread.ofPlatform().daemon().name("outcomes").start(this::listen);
		}
		if (!this.listening.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
			throw new KafkaException("No position in " + Topics.OUTCOMES + " within " + patience);
		}
	}

	@Override
	public void destroy() {
		this.stopped = true;
	}

	private void listen() {
		while (!this.stopped) {
			try (Consumer<byte[], byte[]> consumer = this.consumers.createConsumer()) {
				listen(consumer);
			}
			catch (WakeupException ex) {
				this.stopped = true;
			}
			// Whatever it is: without this thread every write would wait in vain.
			catch (RuntimeException | Error ex) {
				log.warn("Outcomes cannot be read for now", ex);
				pause();
			}
		}
	}

	private void listen(Consumer<byte[], byte[]> consumer) {
		consumer.assign(List.of(this.partition));
		seek(consumer);
		this.listening.countDown();
		log.info("Instance {} listens at {}@{}", this.instance.id(), this.partition, this.position);
		while (!this.stopped) {
			consumer.poll(POLL).forEach(this::take);
		}
	}

	/** At first to the end, later to where it stood before a failure. */
	private void seek(Consumer<byte[], byte[]> consumer) {
		if (this.position == UNKNOWN) {
			consumer.seekToEnd(List.of(this.partition));
			this.position = consumer.position(this.partition);
		}
		consumer.seek(this.partition, this.position);
	}

	private void take(ConsumerRecord<byte[], byte[]> record) {
		CommandOutcomes addressed = this.instance.isAddressee(record.key()) ? decode(record.value()) : NONE;
		this.position = record.offset() + 1;
		addressed.getOutcomes().forEach(this.inFlight::decided);
	}

	// Only a poison record is passed over. When the registry is away the failure goes up,
	// and the record is read again.
	private CommandOutcomes decode(byte[] value) {
		try {
			if (this.values.deserialize(Topics.OUTCOMES, value) instanceof CommandOutcomes outcomes) {
				return outcomes;
			}
			log.error("An outcome record holds something else");
		}
		catch (SerializationException ex) {
			log.error("An outcome record cannot be read: {}", ex.toString());
		}
		return NONE;
	}

	private static void pause() {
		try {
			Thread.sleep(PAUSE);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
