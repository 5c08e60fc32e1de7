package dev.conversations.benchmarks.waterfall;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

import dev.conversations.benchmarks.result.Spread;

/**
 * Calls one after the other.
 *
 * @param calls number of them
 * @param steps how long each step took, in nanoseconds, of the calls that could be told
 */
record Round(int calls, List<Map<Step, Long>> steps) {

	private static final double MILLISECOND = 1e6;

	private static final int SLOWEST_PART = 100;

	/** The hundredth of the calls that took longest, one at least. */
	Round slowest() {
		int number = Math.max(1, this.steps.size() / SLOWEST_PART);
		return new Round(number,
				this.steps.stream().sorted(Comparator.comparingLong(Round::whole).reversed()).limit(number).toList());
	}

	double median(Step step) {
		return median((call) -> call.getOrDefault(step, 0L));
	}

	double medianOfAll() {
		return median(Round::whole);
	}

	private double median(ToLongFunction<Map<Step, Long>> nanos) {
		return Spread.of(this.steps.stream().map((call) -> nanos.applyAsLong(call) / MILLISECOND).toList()).median();
	}

	private static long whole(Map<Step, Long> call) {
		return call.values().stream().mapToLong(Long::longValue).sum();
	}

}
