package dev.conversations.benchmarks.load;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

import org.HdrHistogram.Histogram;

/** What a run has measured; belongs to one thread until the run has ended. */
final class Latencies {

	/** Three digits are kept; longer waits count as two minutes. */
	private static final long LONGEST_MICROS = Duration.ofMinutes(2).toNanos() / 1000;

	private final Histogram micros = new Histogram(LONGEST_MICROS, 3);

	private final Map<Integer, Long> statuses = new TreeMap<>();

	void add(int status, long nanos) {
		this.statuses.merge(status, 1L, Long::sum);
		this.micros.recordValue(Math.clamp(nanos / 1000, 1, LONGEST_MICROS));
	}

	Measured over(Duration time, Cost cost) {
		return new Measured(this.micros.getTotalCount() / (time.toNanos() / 1e9), millis(50), millis(95), millis(99),
				millis(99.9), this.micros.getMaxValue() / 1000d, Map.copyOf(this.statuses), cost);
	}

	private double millis(double percentile) {
		return this.micros.getValueAtPercentile(percentile) / 1000d;
	}

}
