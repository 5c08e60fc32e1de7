package dev.conversations.processor.operations;

import java.io.PrintWriter;
import java.time.Duration;

/** Tells from time to time how far a long piece of work is, and how fast it goes. */
final class Progress {

	private static final Duration BETWEEN_LINES = Duration.ofSeconds(2);

	/** A rate over less than that says nothing. */
	private static final Duration SETTLED = Duration.ofSeconds(1);

	private final PrintWriter out;

	private String what = "";

	private long total;

	private long started;

	private long told;

	Progress(PrintWriter out) {
		this.out = out;
	}

	/**
	 * @param what is being counted, in the plural
	 * @param total how many there will be; 0 when that is not known
	 */
	void begin(String what, long total) {
		this.what = what;
		this.total = total;
		this.started = System.nanoTime();
		this.told = (total > 0) ? this.started - BETWEEN_LINES.toNanos() : this.started;
	}

	void at(long done) {
		long now = System.nanoTime();
		if (now - this.told >= BETWEEN_LINES.toNanos()) {
			this.told = now;
			this.out.println("  " + line(done, now - this.started));
			this.out.flush();
		}
	}

	private String line(long done, long nanos) {
		String soFar = (this.total > 0)
				? "%,d of %,d %s, %d %%".formatted(done, this.total, this.what, 100 * done / this.total)
				: "%,d %s".formatted(done, this.what);
		long rate = rate(done, nanos);
		if (nanos < SETTLED.toNanos() || rate == 0) {
			return soFar;
		}
		String left = (this.total > 0) ? ", %,d s left".formatted(Math.max(this.total - done, 0) / rate) : "";
		return soFar + ", %,d/s".formatted(rate) + left;
	}

	/** So many a second since the beginning. */
	long rate(long done) {
		return rate(done, System.nanoTime() - this.started);
	}

	private static long rate(long done, long nanos) {
		return Math.round(done * 1e9 / Math.max(nanos, 1));
	}

}
