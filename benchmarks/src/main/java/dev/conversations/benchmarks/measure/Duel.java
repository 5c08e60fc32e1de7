package dev.conversations.benchmarks.measure;

import java.util.List;
import java.util.function.ToDoubleFunction;

import dev.conversations.benchmarks.load.Measured;
import dev.conversations.benchmarks.result.Figure;
import dev.conversations.benchmarks.result.Side;
import dev.conversations.benchmarks.result.Spread;
import dev.conversations.benchmarks.result.Target;
import org.jspecify.annotations.Nullable;

/** The same load on two contestants in turn, some times over. */
public record Duel(Contestant system, Contestant baseline, List<Pair> pairs) {

	/**
	 * A ratio of the two.
	 * @param name with × for what is a multiple of the baseline
	 */
	public Figure ratio(String name, ToDoubleFunction<Pair> ratio, @Nullable Target target) {
		return new Figure(name, Spread.of(this.pairs.stream().mapToDouble(ratio).boxed().toList()), target);
	}

	/** A figure of the system alone. */
	public Figure absolute(String name, ToDoubleFunction<Measured> figure, @Nullable Target target) {
		return ratio(name, (pair) -> figure.applyAsDouble(pair.system()), target);
	}

	public List<Side> sides() {
		return List.of(side(this.system.name(), this.pairs.stream().map(Pair::system).toList()),
				side(this.baseline.name(), this.pairs.stream().map(Pair::baseline).toList()));
	}

	/** Of one that was measured some times over. */
	public static Side side(String name, List<Measured> measured) {
		return new Side(name, spread(measured, Measured::perSecond), spread(measured, Measured::p50),
				spread(measured, Measured::p95), spread(measured, Measured::p99), spread(measured, Measured::p999),
				spread(measured, Measured::cpuPerThousand), spread(measured, Measured::allocatedPerAnswer),
				spread(measured, Measured::residentMib));
	}

	private static Spread spread(List<Measured> measured, ToDoubleFunction<Measured> figure) {
		return Spread.of(measured.stream().mapToDouble(figure).boxed().toList());
	}

}
