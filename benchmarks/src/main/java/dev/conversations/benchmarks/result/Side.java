package dev.conversations.benchmarks.result;

/**
 * How one of those that were compared did; latencies in milliseconds.
 *
 * @param perSecond answers
 * @param cpu CPU seconds of all its processes for 1,000 answers
 */
public record Side(String name, Spread perSecond, Spread p50, Spread p95, Spread p99, Spread p999, Spread cpu) {
}
