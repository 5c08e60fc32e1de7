package dev.conversations.faults;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import dev.conversations.faults.fault.Fault;
import dev.conversations.faults.invariant.Finding;
import dev.conversations.faults.system.Jars;

/** The command line that checks the checks: each mutant must be caught by its faults. */
@Command(name = "mutants", mixinStandardHelpOptions = true, sortOptions = false,
		exitCodeListHeading = "%nExit status:%n", exitCodeList = { "0:all were caught", "1:one survived" },
		description = "Builds processors with deliberate mistakes and plays the faults that must show each of them.")
final class MutantRunner implements Callable<Integer> {

	private static final Path ROOT = Path.of(System.getProperty("conversations.root", "..")).toAbsolutePath();

	@Parameters(paramLabel = "NAME", arity = "0..*", description = "mutants to be tried; all of them by default")
	private List<String> names = List.of();

	@Option(names = "--list", description = "only tell which mutants there are")
	private boolean list;

	@Mixin
	private CampaignOptions options = new CampaignOptions();

	@Spec
	private CommandSpec spec = CommandSpec.create();

	public static void main(String[] arguments) {
		System.exit(new CommandLine(new MutantRunner()).execute(arguments));
	}

	@Override
	public Integer call() throws InterruptedException {
		List<Mutant> mutants = chosen(Mutant.in(ROOT.resolve("acceptance-tests").resolve("mutants")));
		if (this.list) {
			mutants.forEach((mutant) -> print("%-24s %s%n", mutant.name(), mutant.mistake()));
			return 0;
		}
		int survived = 0;
		try (MutantBuild build = new MutantBuild(ROOT)) {
			for (Mutant mutant : mutants) {
				print("%s: %s%n", mutant.name(), mutant.mistake());
				survived += isCaught(mutant, build.build(mutant)) ? 0 : 1;
			}
		}
		print("%d of %d mutants were caught.%n", mutants.size() - survived, mutants.size());
		return (survived == 0) ? 0 : 1;
	}

	private boolean isCaught(Mutant mutant, Path jar) throws InterruptedException {
		try (Campaign campaign = new Campaign(Jars.ofCheckout(jar), this.options.clients(),
				this.options.logs().resolve(mutant.name()), (text) -> print("%s", text))) {
			for (Fault fault : mutant.faults()) {
				Verdict verdict = campaign.play(fault, this.options.seed());
				print("  %s: %d calls, %s%n", fault.name(), verdict.calls(), verdict.inWords());
				if (verdict.calls() > 0 && !verdict.findings().isEmpty()) {
					tell(mutant, verdict);
					return true;
				}
			}
		}
		print("%s SURVIVED%n", mutant.name());
		return false;
	}

	private void tell(Mutant mutant, Verdict verdict) {
		List<Finding> findings = verdict.findings();
		List<String> invariants = findings.stream().map(Finding::invariant).distinct().sorted().toList();
		print("%s CAUGHT by %s in %s after %.0f s, for example:%n", mutant.name(), String.join(", ", invariants),
				verdict.fault(), verdict.seconds());
		invariants.forEach((invariant) -> findings.stream()
			.filter((finding) -> finding.invariant().equals(invariant))
			.findFirst()
			.ifPresent((finding) -> print("  %.200s%n", finding)));
	}

	private List<Mutant> chosen(List<Mutant> all) {
		this.names.stream()
			.filter((name) -> all.stream().noneMatch((mutant) -> mutant.name().equals(name)))
			.findFirst()
			.ifPresent((name) -> {
				throw new ParameterException(this.spec.commandLine(),
						"There is no mutant '%s'; --list shows them.".formatted(name));
			});
		return all.stream().filter((mutant) -> this.names.isEmpty() || this.names.contains(mutant.name())).toList();
	}

	private void print(String format, Object... arguments) {
		PrintWriter out = this.spec.commandLine().getOut();
		out.printf(format, arguments);
		out.flush();
	}

}
