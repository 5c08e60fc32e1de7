package dev.conversations.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

import dev.conversations.acceptance.Client;

/** The verdicts, as text while they come and as JSON at the end. */
final class Report {

	/** Findings that are shown of one fault; the JSON has all. */
	private static final int SHOWN = 20;

	private static final String ROW = "%-28s %6s %6s %8s %8s %9s %7s  %s%n";

	private final long seed;

	private final Consumer<String> output;

	private final List<Verdict> verdicts = new ArrayList<>();

	Report(long seed, Consumer<String> output) {
		this.seed = seed;
		this.output = output;
	}

	void add(Verdict verdict) {
		if (this.verdicts.isEmpty()) {
			this.output
				.accept(ROW.formatted("fault", "calls", "ok", "refused", "unknown", "recovery", "all", "verdict"));
		}
		this.verdicts.add(verdict);
		this.output.accept(ROW.formatted(verdict.fault(), verdict.calls(), verdict.oks(), verdict.refusals(),
				verdict.unknowns(), verdict.recoverySeconds() + " s", verdict.seconds() + " s", verdict.inWords()));
		verdict.findings().stream().limit(SHOWN).forEach((finding) -> this.output.accept("    " + finding + "\n"));
	}

	void end() {
		this.output.accept("%d of %d held, %d could not be tried, seed %d%n".formatted(count(Verdict::passed),
				this.verdicts.size(), count((verdict) -> verdict.untried() != null), this.seed));
	}

	/** Whether nothing was found in all that could be tried. */
	boolean passed() {
		return count(Verdict::failed) == 0;
	}

	private long count(Predicate<Verdict> which) {
		return this.verdicts.stream().filter(which).count();
	}

	String json() {
		return Client.JSON.writerWithDefaultPrettyPrinter()
			.writeValueAsString(Map.of("seed", this.seed, "passed", passed(), "faults", this.verdicts));
	}

}
