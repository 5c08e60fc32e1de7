package dev.conversations.benchmarks.write;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.conversations.benchmarks.load.Measured;
import dev.conversations.benchmarks.measure.Benchmark;
import dev.conversations.benchmarks.measure.Contestant;
import dev.conversations.benchmarks.measure.Duel;
import dev.conversations.benchmarks.measure.Pair;
import dev.conversations.benchmarks.measure.Session;
import dev.conversations.benchmarks.measure.Writers;
import dev.conversations.benchmarks.result.Figure;
import dev.conversations.benchmarks.result.Result;
import dev.conversations.benchmarks.result.Target;

/** Sent messages whose outcome is awaited, beside one MongoDB transaction for each. */
public final class Writes extends Benchmark {

	private static final Map<Integer, Target> THROUGHPUT = Map.of(16, Target.atLeast(1.2), 64, Target.atLeast(2), 256,
			Target.atLeast(3));

	private static final Target CPU = Target.atMost(0.5);

	/** From 2,000 writes a second on, which 64 connections make. */
	private static final Target TRANSACTIONS = Target.atMost(0.02);

	public Writes() {
		super("writes", "synchronous writes beside crud, with 16, 64 and 256 connections");
	}

	@Override
	public List<Result> run(Session session) throws InterruptedException {
		Contestant system = Writers.system(session);
		Contestant crud = Writers.crud(session);
		List<Result> results = new ArrayList<>();
		for (int connections : session.plan().of(List.of(256, 64, 16))) {
			Duel duel = session.duel(system, crud, connections, 201);
			results.add(result("synchronous, %d connections".formatted(connections), figures(duel, connections),
					duel.sides()));
		}
		return results;
	}

	private static List<Figure> figures(Duel duel, int connections) {
		return List.of(duel.ratio("throughput × crud", Pair::throughput, THROUGHPUT.get(connections)),
				duel.ratio("p50 × crud", Pair::p50, null), duel.ratio("p99 × crud", Pair::p99, null),
				duel.ratio("CPU for 1,000 writes × crud", Pair::cpu, CPU),
				duel.absolute("MongoDB transactions per message", Measured::transactionsPerAnswer,
						(connections >= 64) ? TRANSACTIONS : null));
	}

}
