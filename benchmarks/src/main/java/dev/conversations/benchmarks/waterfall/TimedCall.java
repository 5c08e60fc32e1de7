package dev.conversations.benchmarks.waterfall;

/**
 * A call while no other was under way.
 *
 * @param sent nanoseconds since 1970, as {@code answered}
 */
record TimedCall(long sent, long answered) {

	boolean includes(long moment) {
		return moment >= this.sent && moment <= this.answered;
	}

}
