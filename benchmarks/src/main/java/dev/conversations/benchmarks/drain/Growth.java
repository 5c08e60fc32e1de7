package dev.conversations.benchmarks.drain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

import dev.conversations.benchmarks.lab.RunningSystem;
import dev.conversations.benchmarks.measure.Benchmark;
import dev.conversations.benchmarks.measure.Seed;
import dev.conversations.benchmarks.measure.Session;
import dev.conversations.benchmarks.result.Figure;
import dev.conversations.benchmarks.result.Result;
import dev.conversations.benchmarks.result.Side;
import dev.conversations.benchmarks.result.Spread;

/** What more processors bring, each a process with partitions of its own. */
public final class Growth extends Benchmark {

	private static final int WARM_UPS = 4;

	public Growth() {
		super("growth", "working off a backlog with 1, 2 and 4 processors on separate partitions");
	}

	@Override
	public List<Result> run(Session session) throws InterruptedException {
		Map<Integer, List<Drained>> drained = new TreeMap<>();
		for (int processors : session.plan().of(List.of(1, 2, 4))) {
			session.say("processors: %d".formatted(processors));
			drained.put(processors, drain(session, processors));
		}
		List<Drained> alone = drained.getOrDefault(1, List.of());
		List<Figure> figures = new ArrayList<>();
		List<Side> sides = new ArrayList<>();
		drained.forEach((processors, rounds) -> {
			if (processors > 1) {
				figures.add(Figure.of("rate of %d × that of one".formatted(processors), times(rounds, alone)));
			}
			sides.add(Side.of("processors: %d".formatted(processors), spread(rounds, Drained::perSecond),
					spread(rounds, Drained::cpuPerThousand)));
		});
		return List.of(result(Shape.FEW.name(), figures, sides,
				"%,d commands in each backlog".formatted(session.plan().backlog())));
	}

	private static List<Drained> drain(Session session, int processors) throws InterruptedException {
		RunningSystem system = session.lab().system(processors);
		Backlog backlog = new Backlog(session.lab(), system);
		List<String> ids = Seed.conversations(session.lab().database(), system.account(), Shape.FEW.conversations());
		for (int n = 0; n < (session.plan().brief() ? 1 : WARM_UPS); n++) {
			backlog.drain(ids, session.plan().backlog());
		}
		List<Drained> rounds = new ArrayList<>();
		for (int n = 0; n < session.plan().pairs(); n++) {
			rounds.add(backlog.drain(ids, session.plan().backlog()));
		}
		return rounds;
	}

	private static Spread times(List<Drained> rounds, List<Drained> alone) {
		List<Double> ratios = new ArrayList<>();
		for (int n = 0; n < rounds.size(); n++) {
			ratios.add(rounds.get(n).perSecond() / alone.get(n).perSecond());
		}
		return Spread.of(ratios);
	}

	private static Spread spread(List<Drained> rounds, ToDoubleFunction<Drained> figure) {
		return Spread.of(rounds.stream().mapToDouble(figure).boxed().toList());
	}

}
