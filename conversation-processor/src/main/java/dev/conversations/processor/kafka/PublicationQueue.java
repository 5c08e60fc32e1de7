package dev.conversations.processor.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * Batches that are to be published, in order. They come out together where they would
 * come too soon after those before them: a Kafka transaction costs the same for one as
 * for eight.
 */
final class PublicationQueue {

	/** Batches that may wait; the consumer waits when there are more. */
	private static final int CAPACITY = 8;

	private final BlockingQueue<Publication> waiting = new ArrayBlockingQueue<>(CAPACITY);

	private final Duration linger;

	/** When batches come out even if there is only one, by {@link System#nanoTime()}. */
	private long due = System.nanoTime();

	/**
	 * @param linger from one take to the next, unless more wait than one takes
	 */
	PublicationQueue(Duration linger) {
		this.linger = linger;
	}

	/** Whether there was room for it within the limit. */
	boolean offer(Publication publication, Duration limit) throws InterruptedException {
		return this.waiting.offer(publication, limit.toNanos(), TimeUnit.NANOSECONDS);
	}

	/**
	 * Takes those that are to be published together; none when none came within the
	 * limit. For one thread.
	 */
	List<Publication> take(Duration limit) throws InterruptedException {
		List<Publication> together = new ArrayList<>();
		Publication next = this.waiting.poll(limit.toNanos(), TimeUnit.NANOSECONDS);
		while (next != null) {
			together.add(next);
			next = (together.size() < CAPACITY) ? nextInTime() : null;
		}
		this.due = System.nanoTime() + this.linger.toNanos();
		return together;
	}

	private @Nullable Publication nextInTime() throws InterruptedException {
		return this.waiting.poll(this.due - System.nanoTime(), TimeUnit.NANOSECONDS);
	}

}
