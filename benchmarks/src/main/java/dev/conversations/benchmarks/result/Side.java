package dev.conversations.benchmarks.result;

import org.jspecify.annotations.Nullable;

/**
 * How one of those that were compared did; latencies in milliseconds, null where nobody
 * waited.
 *
 * @param perSecond answers, or messages
 * @param cpu CPU seconds of all its processes for 1,000 of them
 * @param allocated KiB that our own applications allocated for one of them
 * @param resident MiB of memory of all its processes
 */
public record Side(String name, Spread perSecond, @Nullable Spread p50, @Nullable Spread p95, @Nullable Spread p99,
		@Nullable Spread p999, Spread cpu, @Nullable Spread allocated, @Nullable Spread resident) {

	/** Where nobody waited. */
	public static Side of(String name, Spread perSecond, Spread cpu) {
		return new Side(name, perSecond, null, null, null, null, cpu, null, null);
	}

}
