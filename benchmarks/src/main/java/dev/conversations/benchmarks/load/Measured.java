package dev.conversations.benchmarks.load;

import java.util.Map;

/**
 * How a run went; latencies in milliseconds, from the moment a call was due.
 *
 * @param perSecond answers
 * @param statuses number of answers by status; 0 stands for none
 * @param cost to the servers
 */
public record Measured(double perSecond, double p50, double p95, double p99, double p999, double max,
		Map<Integer, Long> statuses, Cost cost) {

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
		return this.cost.cpuPerThousand(answers());
	}

	/** Transactions that MongoDB committed for one answer. */
	public double transactionsPerAnswer() {
		return (double) this.cost.transactions() / answers();
	}

	/** MiB of memory that all processes of the servers held in the end. */
	public double residentMib() {
		return this.cost.resident() / (double) (1 << 20);
	}

	/** KiB that our own applications allocated for one answer. */
	public double allocatedPerAnswer() {
		return this.cost.allocated() / 1024d / answers();
	}

}
