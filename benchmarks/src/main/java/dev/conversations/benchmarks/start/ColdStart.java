package dev.conversations.benchmarks.start;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import dev.conversations.benchmarks.lab.Lab;
import dev.conversations.benchmarks.measure.Benchmark;
import dev.conversations.benchmarks.measure.Session;
import dev.conversations.benchmarks.result.Figure;
import dev.conversations.benchmarks.result.Result;
import dev.conversations.benchmarks.result.Spread;
import dev.conversations.benchmarks.result.Target;

/** From the start of a process until it says that it is ready, one at a time. */
public final class ColdStart extends Benchmark {

	/** Seconds. */
	private static final Target READY = Target.atMost(3);

	public ColdStart() {
		super("cold-start", "from the start of each application until it is ready, nothing beside it");
	}

	@Override
	public List<Result> run(Session session) throws InterruptedException {
		FirstMinute.learn(session);
		Lab lab = session.lab();
		List<Double> api = new ArrayList<>();
		List<Double> processor = new ArrayList<>();
		for (int n = 0; n < session.plan().pairs(); n++) {
			session.say("start %d of %d".formatted(n + 1, session.plan().pairs()));
			processor.add(seconds(lab::processorStart));
			api.add(seconds(lab::apiStart));
		}
		return List.of(result("one after the other",
				List.of(new Figure("API, ready after s", Spread.of(api), READY),
						new Figure("processor, ready after s", Spread.of(processor), READY)),
				List.of(), "both applications as './conversations start' runs them"));
	}

	private static double seconds(Supplier<Duration> start) {
		return start.get().toMillis() / 1000.0;
	}

}
