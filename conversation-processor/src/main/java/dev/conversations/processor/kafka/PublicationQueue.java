package dev.conversations.processor.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Semaphore;
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

	/**
	 * Of what waits and what is being published, in KiB: an eighth of the heap. A batch
	 * that is larger goes alone.
	 */
	private static final int MAX_KILOBYTES = 32 << 10;

	private final BlockingQueue<Publication> waiting = new ArrayBlockingQueue<>(CAPACITY);

	private final Semaphore room = new Semaphore(MAX_KILOBYTES);

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
		if (!this.room.tryAcquire(size(publication), limit.toNanos(), TimeUnit.NANOSECONDS)) {
			return false;
		}
		boolean taken = this.waiting.offer(publication, limit.toNanos(), TimeUnit.NANOSECONDS);
		if (!taken) {
			this.room.release(size(publication));
		}
		return taken;
	}

	/** Makes room: these were taken, and are published. */
	void done(List<Publication> published) {
		this.room.release(published.stream().mapToInt(PublicationQueue::size).sum());
	}

	private static int size(Publication publication) {
		return Math.min(publication.kilobytes(), MAX_KILOBYTES);
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
