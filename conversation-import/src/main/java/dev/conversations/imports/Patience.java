package dev.conversations.imports;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * How long one request is repeated, and how long to wait in between: as the server asks,
 * else from 100 ms, doubled up to 5 s, with some randomness so that many requests do not
 * come back at once.
 */
final class Patience {

	private static final Duration FIRST = Duration.ofMillis(100);

	private static final Duration LONGEST = Duration.ofSeconds(5);

	private final long deadline;

	private Duration next = FIRST;

	Patience(Duration limit) {
		this.deadline = System.nanoTime() + limit.toNanos();
	}

	boolean isExhausted() {
		return System.nanoTime() - this.deadline > 0;
	}

	void await(@Nullable Duration asked) throws InterruptedException {
		Duration wait = (asked != null) ? asked : this.next;
		this.next = (this.next.compareTo(LONGEST.dividedBy(2)) < 0) ? this.next.multipliedBy(2) : LONGEST;
		long nanos = wait.toNanos();
		pause(nanos / 2 + ThreadLocalRandom.current().nextLong(nanos / 2 + 1) + ((asked != null) ? nanos / 2 : 0));
	}

	private static void pause(long nanos) throws InterruptedException {
		new CountDownLatch(1).await(nanos, TimeUnit.NANOSECONDS);
	}

}
