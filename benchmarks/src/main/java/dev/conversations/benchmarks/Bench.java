package dev.conversations.benchmarks;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import dev.conversations.benchmarks.measure.Benchmark;
import dev.conversations.benchmarks.measure.Plan;
import dev.conversations.benchmarks.measure.Session;
import dev.conversations.benchmarks.result.Report;
import dev.conversations.local.process.Progress;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command line: what is measured, for how long, and where the figures go. */
@Command(name = "bench", mixinStandardHelpOptions = true, sortOptions = false,
		description = { "Measures the system beside its baselines, in turn on one broker and one mongod.",
				"Without a name everything is measured." })
public final class Bench implements Callable<Integer> {

	@Parameters(paramLabel = "NAME", arity = "0..*", description = "benchmarks to be run, in the order of --list")
	private List<String> names = List.of();

	@Option(names = "--list", description = "only tell which benchmarks there are")
	private boolean list;

	@Option(names = "--short", description = "a few seconds each: shows that it works, and no more")
	private boolean brief;

	@Option(names = "--pairs", paramLabel = "N", description = "measure each pair so often (default: 5)")
	private int pairs;

	@Option(names = "--seconds", paramLabel = "N", description = "measure each figure for so long (default: 6)")
	private int seconds;

	@Option(names = "--backlog", paramLabel = "N", description = "commands in a backlog (default: 200000)")
	private int backlog;

	@Option(names = "--json", paramLabel = "FILE",
			description = "write the figures there and, as Markdown, beside it (default: benchmarks/results/<date>.json)")
	private @Nullable Path json;

	@Spec
	private CommandSpec spec = CommandSpec.create();

	private final Path root = Path.of(System.getProperty("conversations.root", "..")).toAbsolutePath().normalize();

	public static void main(String[] arguments) {
		System.exit(new CommandLine(new Bench()).execute(arguments));
	}

	@Override
	public Integer call() throws IOException, InterruptedException {
		List<Benchmark> chosen = chosen();
		if (this.list) {
			chosen.forEach((benchmark) -> print("%-14s %s%n".formatted(benchmark.name(), benchmark.description())));
			return 0;
		}
		Plan plan = (this.brief ? Plan.SHORT : Plan.FULL).with(this.pairs, this.seconds, this.backlog);
		Path target = (this.json != null) ? this.json : ofToday();
		Report report = run(chosen, plan, target);
		print("\n" + report.markdown());
		return report.failures().isEmpty() ? 0 : 1;
	}

	/**
	 * The figures are written after each benchmark, so that none is lost by what follows.
	 */
	private Report run(List<Benchmark> chosen, Plan plan, Path target) throws IOException, InterruptedException {
		Progress progress = new Progress(this::print, false);
		Report report = new Report(Circumstances.of(this.root, plan), List.of(), List.of());
		try (Session session = new Session(this.root, plan, progress)) {
			for (Benchmark benchmark : chosen) {
				progress.say(benchmark.name() + ": " + benchmark.description());
				report = tried(benchmark, session, report);
				report.write(target);
			}
		}
		return report;
	}

	// Whatever goes wrong in one of them: the others have figures, too.
	private static Report tried(Benchmark benchmark, Session session, Report report) throws InterruptedException {
		try {
			return report.with(benchmark.run(session));
		}
		catch (RuntimeException ex) {
			return report.withFailure("%s ended with %s".formatted(benchmark.name(), ex));
		}
	}

	private List<Benchmark> chosen() {
		this.names.forEach(this::check);
		return Catalogue.all()
			.stream()
			.filter((benchmark) -> this.names.isEmpty() || this.names.contains(benchmark.name()))
			.toList();
	}

	private void check(String name) {
		if (Catalogue.all().stream().noneMatch((benchmark) -> benchmark.name().equals(name))) {
			throw new ParameterException(this.spec.commandLine(),
					"There is no benchmark '%s'; --list shows them.".formatted(name));
		}
	}

	/** No earlier run of the day is overwritten. */
	private Path ofToday() {
		Path folder = this.root.resolve("benchmarks/results");
		LocalDate today = LocalDate.now(Clock.systemUTC());
		return Stream.iterate(1, (n) -> n + 1)
			.map((n) -> folder.resolve((n == 1) ? today + ".json" : today + "-" + n + ".json"))
			.filter(Files::notExists)
			.findFirst()
			.orElseThrow();
	}

	private void print(String text) {
		PrintWriter out = this.spec.commandLine().getOut();
		out.print(text);
		out.flush();
	}

}
