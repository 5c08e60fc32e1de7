package dev.conversations.benchmarks.load;

import java.time.Duration;
import java.util.Map;

/**
 * How a run went; latencies in milliseconds, from the moment a call was due.
 *
 * @param perSecond answers
 * @param statuses number of answers by status; 0 stands for none
 * @param cpu CPU time that it cost the servers
 */
public record Measured(double perSecond, double p50, double p95, double p99, double p999, double max,
		Map<Integer, Long> statuses, Duration cpu) {

	public long answers() {
		return this.statuses.values().stream().mapToLong(Long::longValue).sum();
	}

	/** Share of the answers that have another status, 0 to 1. */
	public double shareOtherThan(int status) {
		long all = answers();
		return (all == 0) ? 1 : 1 - (double) this.statuses.getOrDefault(status, 0L) / all;
	}

	/** CPU seconds for 1,000 answers. */
	public double cpuPerThousand() {
		return this.cpu.toNanos() / 1e9 / answers() * 1000;
	}

}
