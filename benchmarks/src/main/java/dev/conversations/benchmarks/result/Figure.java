package dev.conversations.benchmarks.result;

import org.jspecify.annotations.Nullable;

/**
 * One figure that a benchmark was run for.
 *
 * @param name what it is, with its unit
 * @param target null where none was set
 */
public record Figure(String name, Spread value, @Nullable Target target) {

	/** Without a target. */
	public static Figure of(String name, Spread value) {
		return new Figure(name, value, null);
	}

	/** {@code yes}, {@code no}, or nothing without a target. */
	String met() {
		return (this.target == null) ? "" : this.target.isMetBy(this.value) ? "yes" : "**no**";
	}

}
