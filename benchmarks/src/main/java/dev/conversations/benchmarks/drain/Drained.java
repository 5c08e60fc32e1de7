package dev.conversations.benchmarks.drain;

import dev.conversations.benchmarks.load.Cost;

/**
 * A backlog that was worked off.
 *
 * @param messages in it
 * @param seconds from the first commit to the last
 * @param cost of all of it
 */
record Drained(int messages, double seconds, Cost cost) {

	/** The first batch was there when the clock was started. */
	double perSecond() {
		return (this.messages - Shape.BATCH) / this.seconds;
	}

	double cpuPerThousand() {
		return this.cost.cpuPerThousand(this.messages);
	}

	double transactionsPerMessage() {
		return (double) this.cost.transactions() / this.messages;
	}

}
