package dev.conversations.processor.kafka;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

import org.apache.kafka.clients.producer.Producer;
import org.springframework.kafka.event.ConsumerStoppedEvent;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.ContainerProperties.AckMode;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;

import dev.conversations.schema.Topics;

/**
 * One consumer with its ledger cache and its publisher, from the first poll to the first
 * failure. What a failed session left undone the next one finds in the ledger, just as
 * after a crash: there is one way to recover.
 */
final class ConsumerSession implements AutoCloseable {

	private static final Duration POLL = Duration.ofMillis(500);

	private final CountDownLatch ended = new CountDownLatch(1);

	private final AtomicReference<Throwable> failure = new AtomicReference<>();

	private final Producer<byte[], byte[]> outcomeProducer;

	private final EventPublisher publisher;

	private final PartitionHandover handover;

	private final KafkaMessageListenerContainer<byte[], byte[]> container;

	private volatile boolean leaving;

	ConsumerSession(SessionParts parts, int number) {
		this.outcomeProducer = parts.clients().producer();
		this.publisher = new EventPublisher("event-publisher-" + number, parts.clients().eventProducer(number),
				parts.events(), this::fail);
		this.handover = new PartitionHandover(this.publisher, parts.ledger(), parts.marks(),
				parts.properties().drainLimit());
		CommandListener listener = new CommandListener(new CommandReader(parts.deserializer()), parts.ledger(),
				new OutcomePublisher(this.outcomeProducer, parts.serializer()), this.publisher, parts.marks());
		this.container = new KafkaMessageListenerContainer<>(
				parts.clients().consumers(number, () -> this.leaving, this.publisher::join),
				containerProperties(listener, parts.properties()));
		this.container.setBeanName("commands-" + number);
		this.container.setCommonErrorHandler(new StoppingErrorHandler(this::fail));
		this.container.setApplicationEventPublisher(this::notice);
	}

	private ContainerProperties containerProperties(CommandListener listener, ProcessorProperties properties) {
		ContainerProperties container = new ContainerProperties(Topics.COMMANDS);
		container.setMessageListener(listener);
		container.setAckMode(AckMode.MANUAL);
		container.setPollTimeout(POLL.toMillis());
		container.setConsumerRebalanceListener(this.handover);
		container.setShutdownTimeout(properties.drainLimit().plusSeconds(5).toMillis());
		return container;
	}

	private void fail(Throwable cause) {
		this.failure.compareAndSet(null, cause);
		this.ended.countDown();
	}

	private void notice(Object event) {
		if (event instanceof ConsumerStoppedEvent) {
			this.ended.countDown();
		}
	}

	/**
	 * @throws org.apache.kafka.common.KafkaException when the brokers do not answer
	 */
	void start() {
		this.outcomeProducer.partitionsFor(Topics.OUTCOMES);
		this.publisher.start();
		this.container.start();
	}

	/** Whether the group has given this consumer its share. */
	boolean ready() {
		return this.handover.assigned() && this.ended.getCount() > 0;
	}

	/**
	 * Waits until the session ends by itself. An interrupt is a planned stop: the
	 * consumer then leaves its group.
	 * @throws SessionFailure when it ended
	 */
	void awaitEnd() throws InterruptedException {
		try {
			this.ended.await();
		}
		catch (InterruptedException ex) {
			this.leaving = true;
			throw ex;
		}
		throw new SessionFailure(this.failure.get());
	}

	@Override
	public void close() {
		this.container.stop();
		this.publisher.close();
		this.outcomeProducer.close(Duration.ofSeconds(2));
	}

}
