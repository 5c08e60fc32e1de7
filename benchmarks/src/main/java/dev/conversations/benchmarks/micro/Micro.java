package dev.conversations.benchmarks.micro;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

import dev.conversations.api.conversation.Cursors;
import dev.conversations.benchmarks.lab.Lab;
import dev.conversations.benchmarks.measure.Benchmark;
import dev.conversations.benchmarks.measure.Plan;
import dev.conversations.benchmarks.measure.Session;
import dev.conversations.benchmarks.result.Figure;
import dev.conversations.benchmarks.result.Result;
import dev.conversations.benchmarks.result.Spread;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

/**
 * What single steps cost by themselves, by JMH: each in a JVM of its own, with the
 * collector and the heap of our applications. Needs neither broker nor mongod.
 */
public final class Micro extends Benchmark {

	private static final List<Class<?>> STEPS = List.of(Decisions.class, AvroRecords.class, Documents.class,
			Cursors.class);

	private static final int WARNING_JDK = 24;

	private static final String ALLOCATED = "gc.alloc.rate.norm";

	public Micro() {
		super("micro", "time and garbage of decisions, Avro records, documents and cursors by themselves");
	}

	@Override
	public List<Result> run(Session session) {
		return STEPS.stream().flatMap((steps) -> {
			session.say("micro: " + steps.getSimpleName());
			return measured(steps, session.plan()).stream();
		}).map(this::result).toList();
	}

	private static Collection<RunResult> measured(Class<?> steps, Plan plan) {
		try {
			return new Runner(options(steps, plan)).run();
		}
		catch (RunnerException ex) {
			throw new IllegalStateException("no figures of " + steps.getSimpleName(), ex);
		}
	}

	private static Options options(Class<?> steps, Plan plan) {
		TimeValue time = TimeValue.milliseconds(plan.brief() ? 50 : 500);
		return new OptionsBuilder().include(steps.getName() + "\\.")
			.mode(Mode.AverageTime)
			.timeUnit(NANOSECONDS)
			.forks(1)
			.warmupIterations(plan.brief() ? 1 : 5)
			.warmupTime(time)
			.measurementIterations(plan.pairs())
			.measurementTime(time)
			.addProfiler(GCProfiler.class)
			.jvmArgs(jvmArguments())
			.verbosity(VerboseMode.SILENT)
			.shouldFailOnError(true)
			.build();
	}

	/** JMH reads memory in a way that later JDKs warn of (JEP 498). */
	private static String[] jvmArguments() {
		Stream<String> ours = Lab.APPLICATION_OPTIONS.stream();
		Stream<String> quiet = (Runtime.version().feature() >= WARNING_JDK)
				? Stream.of("--sun-misc-unsafe-memory-access=allow") : Stream.of();
		return Stream.concat(ours, quiet).toArray(String[]::new);
	}

	private Result result(RunResult run) {
		return result(words(run.getPrimaryResult().getLabel()),
				List.of(Figure.of("ns each", spread(run, (iteration) -> iteration.getPrimaryResult().getScore())),
						Figure.of("bytes allocated each", spread(run, Micro::allocated))),
				List.of());
	}

	private static double allocated(IterationResult iteration) {
		return Objects.requireNonNull(iteration.getSecondaryResults().get(ALLOCATED), ALLOCATED).getScore();
	}

	/** The name of a method as words. */
	private static String words(String method) {
		return method.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
	}

	/** Over the iterations. */
	private static Spread spread(RunResult run, ToDoubleFunction<IterationResult> figure) {
		return Spread.of(run.getBenchmarkResults()
			.stream()
			.flatMap((fork) -> fork.getIterationResults().stream())
			.mapToDouble(figure)
			.boxed()
			.toList());
	}

}
