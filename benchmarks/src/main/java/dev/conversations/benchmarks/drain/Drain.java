package dev.conversations.benchmarks.drain;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;

import dev.conversations.benchmarks.measure.Benchmark;
import dev.conversations.benchmarks.measure.Contestant;
import dev.conversations.benchmarks.measure.Seed;
import dev.conversations.benchmarks.measure.Session;
import dev.conversations.benchmarks.measure.Writers;
import dev.conversations.benchmarks.result.Figure;
import dev.conversations.benchmarks.result.Result;
import dev.conversations.benchmarks.result.Side;
import dev.conversations.benchmarks.result.Spread;
import dev.conversations.benchmarks.result.Target;

/**
 * A backlog that the processor finds, beside the driver alone doing the same writes and
 * beside the best rate of crud.
 */
public final class Drain extends Benchmark {

	private static final Target TIMES_LIMIT = Target.atLeast(0.6);

	private static final Target TRANSACTIONS = Target.atMost(0.02);

	/** Numbers of connections that crud is tried with. */
	private static final List<Integer> CRUD = List.of(64, 256);

	private static final Random ORDER = new Random(1);

	public Drain() {
		super("drain", "working off a backlog beside the MongoDB driver alone, in two shapes");
	}

	@Override
	public List<Result> run(Session session) throws InterruptedException {
		Contestant system = Writers.system(session);
		Contestant crud = Writers.crud(session);
		session.warmUp(system, 201);
		for (int connections : CRUD) {
			session.warmUp(crud, connections, 201);
		}
		List<Result> results = new ArrayList<>();
		try (LedgerLimit limit = new LedgerLimit(session.lab())) {
			for (Shape shape : session.plan().of(List.of(Shape.FEW, Shape.MANY))) {
				session.say("drain, " + shape.name());
				results.add(result(shape, rounds(session, shape, limit, crud), session.plan().backlog()));
			}
		}
		return results;
	}

	private static List<Round> rounds(Session session, Shape shape, LedgerLimit limit, Contestant crud)
			throws InterruptedException {
		Backlog backlog = new Backlog(session.lab(), session.lab().system());
		List<String> ours = Seed.conversations(session.lab().database(), session.lab().system().account(),
				shape.conversations());
		List<String> theirs = Seed.conversations(limit.database(), session.lab().system().account(),
				shape.conversations());
		Collections.shuffle(ours, ORDER);
		Collections.shuffle(theirs, ORDER);
		int messages = session.plan().backlog();
		backlog.drain(ours, messages / 5);
		limit.write(theirs, shape.inBatch(), messages / 5);
		List<Round> rounds = new ArrayList<>();
		for (int n = 0; n < session.plan().pairs(); n++) {
			rounds.add(new Round(backlog.drain(ours, messages), limit.write(theirs, shape.inBatch(), messages),
					best(session, crud)));
		}
		return rounds;
	}

	/** Writes a second, with whichever number of connections brings more. */
	private static double best(Session session, Contestant crud) throws InterruptedException {
		double best = 0;
		for (int connections : CRUD) {
			best = Math.max(best, session.closed(crud, connections, 201).perSecond());
		}
		return best;
	}

	private Result result(Shape shape, List<Round> rounds, int messages) {
		List<Figure> figures = List.of(
				new Figure("rate × ledger limit",
						spread(rounds, (round) -> round.system().perSecond() / round.limit().perSecond()), TIMES_LIMIT),
				new Figure("rate × best rate of crud",
						spread(rounds, (round) -> round.system().perSecond() / round.crud()), shape.timesCrud()),
				new Figure("MongoDB transactions per message",
						spread(rounds, (round) -> round.system().transactionsPerMessage()), TRANSACTIONS));
		List<Side> sides = List.of(
				Side.of("system", spread(rounds, (round) -> round.system().perSecond()),
						spread(rounds, (round) -> round.system().cpuPerThousand())),
				Side.of("ledger limit", spread(rounds, (round) -> round.limit().perSecond()),
						spread(rounds, (round) -> round.limit().cpuPerThousand())));
		return result(shape.name(), figures, sides,
				"%,d commands in each backlog; the best rate of crud was %s/s, of 64 and 256 connections"
					.formatted(messages, spread(rounds, Round::crud)));
	}

	private static Spread spread(List<Round> rounds, ToDoubleFunction<Round> figure) {
		return Spread.of(rounds.stream().mapToDouble(figure).boxed().toList());
	}

	/**
	 * @param crud best rate a second
	 */
	private record Round(Drained system, Drained limit, double crud) {
	}

}
