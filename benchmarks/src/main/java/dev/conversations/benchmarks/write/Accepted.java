package dev.conversations.benchmarks.write;

import java.util.ArrayList;
import java.util.List;

import dev.conversations.benchmarks.lab.RunningSystem;
import dev.conversations.benchmarks.measure.Benchmark;
import dev.conversations.benchmarks.measure.Contestant;
import dev.conversations.benchmarks.measure.Conversations;
import dev.conversations.benchmarks.measure.Duel;
import dev.conversations.benchmarks.measure.Pair;
import dev.conversations.benchmarks.measure.Session;
import dev.conversations.benchmarks.result.Figure;
import dev.conversations.benchmarks.result.Result;
import dev.conversations.benchmarks.result.Target;

/**
 * Messages that are accepted and left to the processor, beside a handler that does only
 * that. The processor is frozen meanwhile, and never sees them.
 */
public final class Accepted extends Benchmark {

	private static final Target THROUGHPUT = Target.atLeast(0.8);

	public Accepted() {
		super("accepted", "writes with respond-async beside accept, with 64 and 256 connections");
	}

	@Override
	public List<Result> run(Session session) throws InterruptedException {
		RunningSystem system = session.lab().system();
		Conversations conversations = session.conversations(system.subject());
		Contestant ours = new Contestant("system", system.acceptingAlone(),
				conversations.messages("Prefer: respond-async\r\n"));
		Contestant accept = new Contestant("accept", session.lab().accept(), conversations.messages(""));
		system.freezeProcessor();
		try {
			List<Result> results = new ArrayList<>();
			for (int connections : session.plan().of(List.of(64, 256))) {
				results.add(result(session.duel(ours, accept, connections, 202), connections));
			}
			return results;
		}
		finally {
			system.skipBacklog();
			system.thawProcessor();
		}
	}

	private Result result(Duel duel, int connections) {
		List<Figure> figures = List.of(duel.ratio("throughput × accept", Pair::throughput, THROUGHPUT),
				duel.ratio("p50 × accept", Pair::p50, null), duel.ratio("p99 × accept", Pair::p99, null),
				duel.ratio("CPU for 1,000 writes × accept", Pair::cpu, null));
		return result("respond-async, %d connections".formatted(connections), figures, duel.sides());
	}

}
