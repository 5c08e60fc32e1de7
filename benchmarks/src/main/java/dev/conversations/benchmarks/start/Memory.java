package dev.conversations.benchmarks.start;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import dev.conversations.benchmarks.lab.Lab;
import dev.conversations.benchmarks.lab.Meter;
import dev.conversations.benchmarks.lab.RunningSystem;
import dev.conversations.benchmarks.load.Measured;
import dev.conversations.benchmarks.measure.Benchmark;
import dev.conversations.benchmarks.measure.Contestant;
import dev.conversations.benchmarks.measure.Duel;
import dev.conversations.benchmarks.measure.Plan;
import dev.conversations.benchmarks.measure.Session;
import dev.conversations.benchmarks.measure.Writers;
import dev.conversations.benchmarks.result.Figure;
import dev.conversations.benchmarks.result.Result;
import dev.conversations.benchmarks.result.Spread;
import dev.conversations.benchmarks.result.Target;
import dev.conversations.local.process.PartProcess;

/**
 * What the applications keep in memory under peak load, looked at after each interval;
 * before each look all conversations are read, so that the API remembers what it may.
 */
public final class Memory extends Benchmark {

	private static final double MIB = 1 << 20;

	/** MiB. */
	private static final Target HEAP = Target.atMost(256);

	private static final Duration TIME = Duration.ofMinutes(10);

	/** As good as flat: the last looks beside the first. */
	private static final Target GROWTH = Target.atMost(1.2);

	public Memory() {
		super("memory", "heap of both applications under synchronous writes of 256 connections for ten minutes");
	}

	@Override
	public List<Result> run(Session session) throws InterruptedException {
		RunningSystem system = session.lab().system();
		Contestant writer = Writers.system(session);
		Contestant reader = new Contestant("system", system.subject(), session.conversations(system.subject()).gets());
		session.warmUp(writer, 256, 201);
		Session.run(reader, 16, session.plan().warmUpOfLoad());
		Looks api = new Looks("API", system.api(), session.lab().meter());
		Looks processor = new Looks("processor", system.processor(), session.lab().meter());
		List<Measured> measured = new ArrayList<>();
		for (int n = 0; n < looks(session.plan()); n++) {
			measured.add(session.closed(writer, 256, 201));
			Session.run(reader, 16, session.plan().settle());
			api.look();
			processor.look();
		}
		return List.of(result("synchronous, 256 connections",
				Stream.concat(api.figures().stream(), processor.figures().stream()).toList(),
				List.of(Duel.side("system", measured)), "both ran with %s; live is what is left after a collection"
					.formatted(String.join(" ", Lab.APPLICATION_OPTIONS))));
	}

	private static long looks(Plan plan) {
		return plan.brief() ? plan.pairs() : TIME.dividedBy(plan.time());
	}

	/** Of one application. */
	private record Looks(String name, PartProcess process, Meter meter, List<Double> used, List<Double> live,
			List<Double> resident) {

		Looks(String name, PartProcess process, Meter meter) {
			this(name, process, meter, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
		}

		void look() {
			this.used.add(this.meter.heap(this.process).used() / MIB);
			this.live.add(this.meter.heap(this.process).live() / MIB);
			this.resident.add(Meter.resident(this.process.handle()) / MIB);
		}

		List<Figure> figures() {
			return List.of(new Figure(this.name + ", heap in use MiB", Spread.of(this.used), HEAP),
					Figure.of(this.name + ", live MiB", Spread.of(this.live)),
					new Figure(this.name + ", live in the last tenth of the looks × in the first", growth(), GROWTH),
					Figure.of(this.name + ", resident MiB", Spread.of(this.resident)));
		}

		private Spread growth() {
			int tenth = Math.max(1, this.live.size() / 10);
			Spread first = Spread.of(this.live.subList(0, tenth));
			Spread last = Spread.of(this.live.subList(this.live.size() - tenth, this.live.size()));
			return Spread.of(last.median() / first.median());
		}

	}

}
