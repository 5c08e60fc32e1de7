package dev.conversations.benchmarks.result;

import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * The median of some figures, with the least and the greatest of them.
 *
 * @param all in the order in which they were measured
 */
public record Spread(double median, double least, double greatest, List<Double> all) {

	public static Spread of(double figure) {
		return of(List.of(figure));
	}

	/** Of at least one figure. */
	public static Spread of(Collection<Double> figures) {
		List<Double> sorted = figures.stream().sorted().toList();
		int middle = sorted.size() / 2;
		double median = (sorted.size() % 2 == 1) ? sorted.get(middle)
				: (sorted.get(middle - 1) + sorted.get(middle)) / 2;
		return new Spread(median, sorted.getFirst(), sorted.getLast(), List.copyOf(figures));
	}

	/** The median, and the others in parentheses where there are any. */
	@Override
	public String toString() {
		return (this.all.size() == 1) ? text(this.median)
				: "%s (%s–%s)".formatted(text(this.median), text(this.least), text(this.greatest));
	}

	/** About three digits. */
	private static String text(double figure) {
		int digits = (figure >= 100) ? 0 : (figure >= 10) ? 1 : (figure >= 0.1) ? 2 : 4;
		return String.format(Locale.ROOT, "%,." + digits + "f", figure);
	}

}
