package dev.conversations.benchmarks.load;

import java.time.Duration;

/**
 * What work has cost the servers.
 *
 * @param cpu time of all their processes
 * @param transactions that MongoDB has committed
 * @param allocated bytes on the heaps of our own applications
 * @param resident bytes of memory that all their processes hold now
 */
public record Cost(Duration cpu, long transactions, long allocated, long resident) {

	/** What has been added since, and the memory of now. */
	public Cost minus(Cost earlier) {
		return new Cost(this.cpu.minus(earlier.cpu), this.transactions - earlier.transactions,
				this.allocated - earlier.allocated, this.resident);
	}

	/** CPU seconds for 1,000 of something. */
	public double cpuPerThousand(long number) {
		return this.cpu.toNanos() / 1e6 / number;
	}

}
