package dev.conversations.benchmarks.drain;

import dev.conversations.benchmarks.result.Target;

/**
 * How the messages of a backlog are spread.
 *
 * @param conversations in all partitions together
 * @param inBatch of them in a batch of {@value #BATCH}, about
 * @param timesCrud target for the drain rate
 */
record Shape(String name, int conversations, int inBatch, Target timesCrud) {

	/** Messages; default of {@code conversations.processor.max-batch}. */
	static final int BATCH = 1000;

	/** A batch comes from one of twelve partitions. */
	static final Shape FEW = new Shape("~100 conversations a batch", 1200, 100, Target.atLeast(10));

	/** More than the processor keeps in memory. */
	static final Shape MANY = new Shape("nearly every message another conversation", 50_000, BATCH, Target.atLeast(6));

}
