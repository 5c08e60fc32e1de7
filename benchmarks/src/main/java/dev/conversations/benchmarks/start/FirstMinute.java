package dev.conversations.benchmarks.start;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.conversations.benchmarks.lab.RunningSystem;
import dev.conversations.benchmarks.load.Measured;
import dev.conversations.benchmarks.measure.Benchmark;
import dev.conversations.benchmarks.measure.Contestant;
import dev.conversations.benchmarks.measure.Conversations;
import dev.conversations.benchmarks.measure.Duel;
import dev.conversations.benchmarks.measure.Seed;
import dev.conversations.benchmarks.measure.Session;
import dev.conversations.benchmarks.result.Figure;
import dev.conversations.benchmarks.result.Result;
import dev.conversations.benchmarks.result.Spread;
import dev.conversations.benchmarks.result.Target;

/** A steady rate from the moment on when both applications say that they are ready. */
public final class FirstMinute extends Benchmark {

	private static final int CONNECTIONS = 64;

	private static final double PER_SECOND = 200;

	private static final int CONVERSATIONS = 200;

	private static final Duration MINUTE = Duration.ofMinutes(1);

	/** Milliseconds. */
	private static final Target P99 = Target.atMost(300);

	public FirstMinute() {
		super("first-minute", "synchronous writes at 200/s for a minute after a cold start, an open model");
	}

	@Override
	public List<Result> run(Session session) throws InterruptedException {
		int rounds = session.plan().pairs();
		learn(session);
		List<Measured> measured = new ArrayList<>();
		for (int n = 0; n < rounds; n++) {
			session.say("cold start %d of %d".formatted(n + 1, rounds));
			measured.add(round(session));
		}
		Spread p99 = Spread.of(measured.stream().map(Measured::p99).toList());
		return List.of(result("200/s after a cold start",
				List.of(new Figure("p99 ms", p99, P99),
						Figure.of("longest ms", Spread.of(measured.stream().map(Measured::max).toList()))),
				List.of(Duel.side("system", measured)),
				"%d rounds of %d s; both applications as './conversations start' runs them".formatted(rounds,
						time(session).toSeconds())));
	}

	/**
	 * The first run of a build keeps for the next ones what it has learned; nobody
	 * measures it.
	 */
	static void learn(Session session) throws InterruptedException {
		if (!session.plan().brief()) {
			session.say("a first run, which the next ones learn from");
			round(session);
			session.lab().stopSystem();
		}
	}

	private static Measured round(Session session) throws InterruptedException {
		RunningSystem system = session.lab().restart();
		List<String> ids = Seed.conversations(session.lab().database(), system.account(), CONVERSATIONS);
		Conversations conversations = new Conversations(system.subject(), ids);
		return session.open(new Contestant("system", system.subject(), conversations.messages("")), CONNECTIONS,
				PER_SECOND, 201, time(session));
	}

	private static Duration time(Session session) {
		return session.plan().brief() ? session.plan().time() : MINUTE;
	}

}
