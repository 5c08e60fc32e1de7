package dev.conversations.processor.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.conversations.schema.Topics;

/**
 * Publishes what batches have to publish, on a thread of its own and in order, while the
 * next batch is being decided. Batches that wait are published together. After the first
 * failure it publishes nothing more: what is not out then is taken from the ledger by the
 * next consumer session.
 */
final class EventPublisher implements AutoCloseable {

	private static final Logger log = LoggerFactory.getLogger(EventPublisher.class);

	private static final Duration POLL = Duration.ofMillis(200);

	/** Longest wait for the consumer to be told of the group's new generation. */
	private static final Duration GENERATION_LIMIT = Duration.ofSeconds(5);

	private final PublicationQueue waiting;

	private final Producer<byte[], byte[]> producer;

	private final PublishingMode mode;

	private final Consumer<Throwable> onFailure;

	private final Thread thread;

	private final Object progress = new Object();

	private int unpublished;

	private @Nullable ConsumerGroupMetadata membership;

	private volatile boolean closed;

	private volatile @Nullable Throwable failure;

	/**
	 * Takes over the producer, and closes it in the end.
	 * @param onFailure told once why nothing more is published
	 */
	EventPublisher(String name, Producer<byte[], byte[]> producer, EventProperties properties,
			Consumer<Throwable> onFailure) {
		this.producer = producer;
		this.waiting = new PublicationQueue(properties.linger());
		this.mode = properties.mode();
		this.onFailure = onFailure;
		this.thread = new Thread(this::run, name);
	}

	/**
	 * @throws KafkaException when the brokers do not answer
	 */
	void start() {
		this.producer.partitionsFor(Topics.EVENTS);
		this.mode.prepare(this.producer);
		this.thread.start();
	}

	/**
	 * Takes note of the consumer's place in its group. A rebalance changes it, and what
	 * is still to be published is then published under the new one.
	 */
	void join(ConsumerGroupMetadata current) {
		synchronized (this.progress) {
			this.membership = current;
			this.progress.notifyAll();
		}
	}

	/**
	 * Publishes nothing more, because the partitions may belong to another consumer. Ends
	 * the session where something was left.
	 */
	void abandon() {
		synchronized (this.progress) {
			if (this.unpublished > 0) {
				KafkaException givenUp = new KafkaException(
						"partitions were given up before their events were published");
				fail(givenUp);
				this.onFailure.accept(givenUp);
			}
		}
	}

	/**
	 * Takes a batch to be published, waiting for room.
	 * @param current tells the consumer's place in its group, which may change while it
	 * waits here
	 * @throws KafkaException when publishing has failed before
	 */
	void submit(Publication publication, Supplier<ConsumerGroupMetadata> current) throws InterruptedException {
		synchronized (this.progress) {
			this.unpublished++;
		}
		while (!this.waiting.offer(publication, POLL)) {
			failFast();
			join(current.get());
		}
		failFast();
	}

	/**
	 * Waits until all that was submitted is published.
	 * @return false when that failed or took longer
	 */
	boolean drain(Duration limit) throws InterruptedException {
		long deadline = System.nanoTime() + limit.toNanos();
		synchronized (this.progress) {
			while (this.unpublished > 0 && this.failure == null) {
				long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
				if (left <= 0) {
					return false;
				}
				this.progress.wait(left);
			}
			return this.failure == null;
		}
	}

	/** Stops without waiting for what was submitted. */
	@Override
	public void close() {
		this.closed = true;
		this.thread.interrupt();
		this.producer.close(Duration.ofSeconds(2));
	}

	private void failFast() {
		if (this.failure != null) {
			throw new KafkaException("publishing has failed", this.failure);
		}
	}

	private void run() {
		try {
			while (!this.closed && this.failure == null) {
				publishWaiting();
			}
		}
		catch (InterruptedException ex) {
			fail(ex);
		}
		// An Error, too: a consumer that nobody publishes for must not go on.
		catch (RuntimeException | Error ex) {
			fail(ex);
			if (!this.closed) {
				this.onFailure.accept(ex);
			}
		}
	}

	private void publishWaiting() throws InterruptedException {
		List<Publication> together = this.waiting.take(POLL);
		if (!together.isEmpty()) {
			publish(together);
			this.waiting.done(together);
			published(together.size());
		}
	}

	private void publish(List<Publication> together) throws InterruptedException {
		ConsumerGroupMetadata current = membership();
		try {
			this.mode.publish(this.producer, together, current);
		}
		catch (CommitFailedException ex) {
			log.info("The group has a new generation; publishing again under it");
			awaitOtherThan(current, ex);
			this.producer.abortTransaction();
			publish(together);
		}
	}

	private ConsumerGroupMetadata membership() {
		synchronized (this.progress) {
			return Objects.requireNonNull(this.membership, "the consumer has not joined its group");
		}
	}

	/** The generation is known to the consumer only once its callbacks have run. */
	private void awaitOtherThan(ConsumerGroupMetadata old, CommitFailedException refusal) throws InterruptedException {
		long deadline = System.nanoTime() + GENERATION_LIMIT.toNanos();
		synchronized (this.progress) {
			while (old.equals(this.membership)) {
				long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
				if (left <= 0) {
					throw refusal;
				}
				this.progress.wait(left);
			}
		}
		failFast();
	}

	private void published(int count) {
		synchronized (this.progress) {
			this.unpublished -= count;
			this.progress.notifyAll();
		}
	}

	private void fail(Throwable cause) {
		synchronized (this.progress) {
			this.failure = (this.failure != null) ? this.failure : cause;
			this.progress.notifyAll();
		}
	}

}
