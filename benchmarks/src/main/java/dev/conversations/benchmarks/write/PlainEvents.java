package dev.conversations.benchmarks.write;

import java.util.List;
import java.util.Map;

import dev.conversations.benchmarks.measure.Benchmark;
import dev.conversations.benchmarks.measure.Contestant;
import dev.conversations.benchmarks.measure.Duel;
import dev.conversations.benchmarks.measure.Pair;
import dev.conversations.benchmarks.measure.Session;
import dev.conversations.benchmarks.measure.Writers;
import dev.conversations.benchmarks.result.Figure;
import dev.conversations.benchmarks.result.Result;
import dev.conversations.benchmarks.result.Target;

/** Events without Kafka transactions. The system is started anew for it. */
public final class PlainEvents extends Benchmark {

	private static final Map<String, String> SETTINGS = Map.of("CONVERSATIONS_EVENTS_TRANSACTIONAL", "false");

	private static final Target THROUGHPUT = Target.atLeast(3.5);

	public PlainEvents() {
		super("plain", "synchronous writes beside crud with events.transactional=false");
	}

	@Override
	public List<Result> run(Session session) throws InterruptedException {
		Contestant system = Writers.of("system, plain events", session, session.lab().system(SETTINGS).subject());
		Duel duel = session.duel(system, Writers.crud(session), 256, 201);
		List<Figure> figures = List.of(duel.ratio("throughput × crud", Pair::throughput, THROUGHPUT),
				duel.ratio("p99 × crud", Pair::p99, null), duel.ratio("CPU for 1,000 writes × crud", Pair::cpu, null));
		return List.of(result("synchronous, 256 connections", figures, duel.sides()));
	}

}
