package dev.conversations.benchmarks.result;

import java.util.Locale;

/**
 * What a figure is meant to be.
 *
 * @param atLeast otherwise at most
 */
public record Target(double bound, boolean atLeast) {

	public static Target atLeast(double bound) {
		return new Target(bound, true);
	}

	public static Target atMost(double bound) {
		return new Target(bound, false);
	}

	public boolean isMetBy(Spread figure) {
		return this.atLeast ? figure.median() >= this.bound : figure.median() <= this.bound;
	}

	@Override
	public String toString() {
		String text = (this.bound == Math.rint(this.bound)) ? String.format(Locale.ROOT, "%,.0f", this.bound)
				: String.valueOf(this.bound);
		return (this.atLeast ? "≥ " : "≤ ") + text;
	}

}
