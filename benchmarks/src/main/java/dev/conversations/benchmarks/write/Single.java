package dev.conversations.benchmarks.write;

import java.util.List;

import dev.conversations.benchmarks.measure.Benchmark;
import dev.conversations.benchmarks.measure.Duel;
import dev.conversations.benchmarks.measure.Pair;
import dev.conversations.benchmarks.measure.Session;
import dev.conversations.benchmarks.measure.Writers;
import dev.conversations.benchmarks.result.Figure;
import dev.conversations.benchmarks.result.Result;
import dev.conversations.benchmarks.result.Target;

/** What a message costs in time where nothing else is going on. */
public final class Single extends Benchmark {

	private static final Target P50 = Target.atMost(2);

	private static final Target P99 = Target.atMost(3);

	public Single() {
		super("single", "synchronous writes of one client at a time beside crud");
	}

	@Override
	public List<Result> run(Session session) throws InterruptedException {
		Duel duel = session.duel(Writers.system(session), Writers.crud(session), 1, 201);
		List<Figure> figures = List.of(duel.ratio("p50 × crud", Pair::p50, P50),
				duel.ratio("p99 × crud", Pair::p99, P99), duel.ratio("CPU for 1,000 writes × crud", Pair::cpu, null));
		return List.of(result("synchronous, one client", figures, duel.sides()));
	}

}
