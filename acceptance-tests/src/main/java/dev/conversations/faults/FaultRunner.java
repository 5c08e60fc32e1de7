package dev.conversations.faults;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import dev.conversations.faults.fault.Catalogue;
import dev.conversations.faults.fault.Fault;
import dev.conversations.faults.system.Jars;

/** The command line: which faults, for how long, and where the report goes. */
@Command(name = "faults", mixinStandardHelpOptions = true, sortOptions = false,
		exitCodeListHeading = "%nExit status:%n",
		exitCodeList = { "0:all promises were kept", "1:some were not", "2:nothing could be begun" },
		description = { "Starts a system of its own, hurts it while clients write, and checks what was promised.",
				"Without a name the smoke selection is run." })
final class FaultRunner implements Callable<Integer> {

	@Parameters(paramLabel = "NAME", arity = "0..*", description = "faults to be played, in this order")
	private List<String> names = List.of();

	@Option(names = "--all", description = "play every fault once")
	private boolean all;

	@Option(names = "--list", description = "only tell which faults there are, and what is expected")
	private boolean list;

	@Option(names = "--minutes", paramLabel = "N", description = "play a random mix of the faults for so long")
	private int minutes;

	@Mixin
	private CampaignOptions options = new CampaignOptions();

	@Option(names = "--json", paramLabel = "FILE", description = "write the report there, too")
	private @Nullable Path json;

	@Option(names = "--processor-jar", paramLabel = "FILE", description = "run this processor instead of the built one")
	private @Nullable Path processorJar;

	@Spec
	private CommandSpec spec = CommandSpec.create();

	public static void main(String[] arguments) {
		System.exit(new CommandLine(new FaultRunner()).execute(arguments));
	}

	@Override
	public Integer call() throws IOException, InterruptedException {
		List<Fault> faults = chosen();
		if (this.list) {
			faults.forEach((fault) -> print("%-28s %s%n".formatted(fault.name(), fault.expectation())));
			return 0;
		}
		Report report = new Report(this.options.seed(), this::print);
		try (Campaign campaign = new Campaign(Jars.ofCheckout(this.processorJar), this.options.clients(),
				this.options.logs(), this::print)) {
			if (this.minutes > 0) {
				mix(faults, campaign, report);
			}
			else {
				for (Fault fault : faults) {
					report.add(campaign.play(fault, this.options.seed()));
				}
			}
		}
		report.end();
		if (this.json != null) {
			Files.writeString(this.json, report.json());
		}
		return report.passed() ? 0 : 1;
	}

	private void mix(List<Fault> faults, Campaign campaign, Report report) throws InterruptedException {
		Random random = new Random(this.options.seed());
		List<Fault> bag = new ArrayList<>();
		for (Instant end = Instant.now().plus(Duration.ofMinutes(this.minutes)); Instant.now().isBefore(end);) {
			if (bag.isEmpty()) {
				bag.addAll(faults);
			}
			report.add(campaign.play(bag.remove(random.nextInt(bag.size())), random.nextLong()));
		}
	}

	private List<Fault> chosen() {
		if (!this.names.isEmpty()) {
			return this.names.stream().map(this::find).toList();
		}
		if (this.minutes > 0) {
			return Catalogue.mixable();
		}
		return (this.all || this.list) ? Catalogue.all() : Catalogue.smoke();
	}

	private Fault find(String name) {
		return Catalogue.find(name)
			.orElseThrow(() -> new ParameterException(this.spec.commandLine(),
					"There is no fault '%s'; --list shows them.".formatted(name)));
	}

	private void print(String text) {
		PrintWriter out = this.spec.commandLine().getOut();
		out.print(text);
		out.flush();
	}

}
