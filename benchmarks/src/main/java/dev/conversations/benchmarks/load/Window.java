package dev.conversations.benchmarks.load;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * When a run began, is measured and ends, by {@link System#nanoTime()}.
 */
record Window(long start, long measured, long end) {

	static Window after(Duration warmUp, Duration time) {
		long start = System.nanoTime();
		long measured = start + warmUp.toNanos();
		return new Window(start, measured, measured + time.toNanos());
	}

	long now() {
		return System.nanoTime() - this.start;
	}

	boolean measures(long due) {
		return this.start + due >= this.measured && this.start + due < this.end;
	}

	boolean isOver(long due) {
		return this.start + due >= this.end;
	}

	void awaitMeasured() throws InterruptedException {
		await(this.measured);
	}

	void awaitEnd() throws InterruptedException {
		await(this.end);
	}

	/** How long it still lasts. */
	Duration left() {
		return Duration.ofNanos(Math.max(0, this.end - System.nanoTime()));
	}

	private static void await(long moment) throws InterruptedException {
		TimeUnit.NANOSECONDS.sleep(moment - System.nanoTime());
	}

}
