package dev.conversations.benchmarks.write;

import java.util.ArrayList;
import java.util.List;

import dev.conversations.benchmarks.load.Measured;
import dev.conversations.benchmarks.measure.Benchmark;
import dev.conversations.benchmarks.measure.Contestant;
import dev.conversations.benchmarks.measure.Duel;
import dev.conversations.benchmarks.measure.Session;
import dev.conversations.benchmarks.measure.Writers;
import dev.conversations.benchmarks.result.Figure;
import dev.conversations.benchmarks.result.Result;
import dev.conversations.benchmarks.result.Spread;
import dev.conversations.benchmarks.result.Target;

/** How long a message takes when the system has half as much to do as it can. */
public final class HalfLoad extends Benchmark {

	private static final int CONNECTIONS = 256;

	/** Milliseconds. */
	private static final Target P99 = Target.atMost(100);

	public HalfLoad() {
		super("half", "synchronous writes at half of the peak rate, an open model");
	}

	@Override
	public List<Result> run(Session session) throws InterruptedException {
		Contestant system = Writers.system(session);
		session.warmUp(system, CONNECTIONS, 201);
		List<Measured> peaks = new ArrayList<>();
		List<Measured> halves = new ArrayList<>();
		for (int n = 0; n < session.plan().pairs(); n++) {
			Measured peak = session.closed(system, CONNECTIONS, 201);
			peaks.add(peak);
			halves.add(session.open(system, CONNECTIONS, peak.perSecond() / 2, 201, session.plan().time()));
		}
		Spread p99 = Spread.of(halves.stream().map(Measured::p99).toList());
		return List.of(result("half of the peak rate", List.of(new Figure("p99 ms", p99, P99)),
				List.of(Duel.side("peak", peaks), Duel.side("half", halves)),
				"latencies from the moment a request was due"));
	}

}
