package dev.conversations.benchmarks.measure;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;

import dev.conversations.benchmarks.lab.Lab;
import dev.conversations.benchmarks.lab.Subject;
import dev.conversations.benchmarks.load.Load;
import dev.conversations.benchmarks.load.Measured;
import dev.conversations.benchmarks.load.Pace;
import dev.conversations.local.process.Progress;
import org.jspecify.annotations.Nullable;

/**
 * One run of some benchmarks on one lab, which is started when the first of them asks for
 * it; knows what is warm already.
 */
public final class Session implements AutoCloseable {

	static final int WARM_CONNECTIONS = 64;

	/** A thousandth of the answers may be others, or the figure is worth nothing. */
	private static final double BAD_ANSWERS = 0.001;

	private final Set<String> warm = new HashSet<>();

	private final Map<String, Conversations> conversations = new HashMap<>();

	private final Path root;

	private final Plan plan;

	private final Progress progress;

	private @Nullable Lab lab;

	/**
	 * @param root of the checkout
	 */
	public Session(Path root, Plan plan, Progress progress) {
		this.root = root;
		this.plan = plan;
		this.progress = progress;
	}

	public Lab lab() {
		Lab known = this.lab;
		Lab running = (known != null) ? known : Lab.start(this.root, this.progress);
		this.lab = running;
		return running;
	}

	/** Of the checkout. */
	public Path root() {
		return this.root;
	}

	public Plan plan() {
		return this.plan;
	}

	/** Tells the person what is going on. */
	public void say(String line) {
		this.progress.say(line);
	}

	/**
	 * As many conversations as the plan has of the subject, which are opened when first
	 * asked for.
	 */
	public Conversations conversations(Subject subject) {
		return this.conversations.computeIfAbsent(subject.url(),
				(url) -> Conversations.open(subject, this.plan.conversations()));
	}

	/**
	 * A closed loop on both in turn, as often as the plan has pairs.
	 * @param connections of the load, each with one call at a time
	 * @param status of a good answer; more than a thousandth of others is a failure
	 */
	public Duel duel(Contestant system, Contestant baseline, int connections, int status) throws InterruptedException {
		say("%s beside %s, %d connections".formatted(system.name(), baseline.name(), connections));
		warmUp(system, connections, status);
		warmUp(baseline, connections, status);
		List<Pair> pairs = new ArrayList<>();
		for (int n = 0; n < this.plan.pairs(); n++) {
			pairs.add(new Pair(closed(system, connections, status), closed(baseline, connections, status)));
		}
		return new Duel(system, baseline, pairs);
	}

	/** One figure under a closed loop. */
	public Measured closed(Contestant contestant, int connections, int status) throws InterruptedException {
		return measure(contestant, connections, (connection) -> Pace.backToBack(), status, this.plan.settle(),
				this.plan.time());
	}

	/** One figure under an open model: calls are due at this rate, answered or not. */
	public Measured open(Contestant contestant, int connections, double perSecond, int status, Duration time)
			throws InterruptedException {
		return measure(contestant, connections, (connection) -> Pace.rate(perSecond, connections, connection), status,
				Duration.ZERO, time);
	}

	/** Until the compiler is done with it, once for each kind of work. */
	public void warmUp(Contestant contestant, int status) throws InterruptedException {
		if (!this.warm.add(contestant.subject().url() + status)) {
			return;
		}
		say("warming up " + contestant.name());
		run(contestant, WARM_CONNECTIONS, this.plan.warmUp());
	}

	/**
	 * The same, and then under the load that is to be measured: other numbers of
	 * connections take other ways through the code, which the compiler has to do again.
	 */
	public void warmUp(Contestant contestant, int connections, int status) throws InterruptedException {
		warmUp(contestant, status);
		run(contestant, connections, this.plan.warmUpOfLoad());
	}

	/** A load that is not measured. */
	public static void run(Contestant contestant, int connections, Duration time) throws InterruptedException {
		new Load(contestant.subject().address(), connections, contestant.calls(), (connection) -> Pace.backToBack(),
				Duration.ZERO, time)
			.run(contestant.subject()::cost);
	}

	private Measured measure(Contestant contestant, int connections, IntFunction<Pace> pace, int status,
			Duration settle, Duration time) throws InterruptedException {
		Measured measured = new Load(contestant.subject().address(), connections, contestant.calls(), pace, settle,
				time)
			.run(contestant.subject()::cost);
		if (measured.shareOtherThan(status) > BAD_ANSWERS) {
			throw new IllegalStateException(
					"%s gave other answers than %d: %s".formatted(contestant.name(), status, measured));
		}
		return measured;
	}

	@Override
	public void close() {
		if (this.lab != null) {
			this.lab.close();
		}
	}

}
