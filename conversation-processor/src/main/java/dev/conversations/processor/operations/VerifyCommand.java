package dev.conversations.processor.operations;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;

import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.ConfigurableApplicationContext;

import com.mongodb.client.MongoDatabase;
import dev.conversations.processor.kafka.ProcessorGroup;
import dev.conversations.processor.wire.EventCodec;

/**
 * {@code verify}: compares MongoDB, ledger and event topic, prints counts and
 * differences, and publishes what the topic lacks when asked to.
 */
@Command(name = "verify", mixinStandardHelpOptions = true, sortOptions = false,
		description = { "Compares MongoDB, the ledger and the event topic.",
				"The system may run meanwhile, but not for a repair." },
		exitCodeListHeading = Operator.EXIT_STATUS, exitCodeList = { Operator.FINE, Operator.WRONG, Operator.MISUSED },
		footer = { "", "Examples:", "  verify                      counts and differences",
				"  verify --repair --dry-run   with no processor running: what would be published",
				"  verify --repair             publish events that MongoDB has and the topic lacks" })
final class VerifyCommand implements Callable<Integer> {

	@ParentCommand
	private Operator operator;

	@Spec
	private CommandSpec spec;

	@Option(names = "--repair", description = "Publish the events that the topic lacks, as they were. Documents are "
			+ "never changed: rebuild makes them anew.")
	private boolean repair;

	@Option(names = "--dry-run", description = "With --repair: only tell what would be published.")
	private boolean dryRun;

	@Mixin
	private OutputOption output = new OutputOption();

	@Override
	public Integer call() {
		if (this.dryRun && !this.repair) {
			throw new ParameterException(this.spec.commandLine(),
					"--dry-run needs --repair: verify alone changes nothing.");
		}
		try (ConfigurableApplicationContext context = this.operator.open()) {
			RepairReport repaired = this.repair ? repair(context) : null;
			Report report = verification(context, Verification.LOOKS).report();
			print(repaired, report);
			return report.differences().isEmpty() ? 0 : 1;
		}
	}

	private Verified verification(ConfigurableApplicationContext context, int looks) {
		try (EventTopic topic = new EventTopic(context.getBean(KafkaProperties.class).buildConsumerProperties(),
				context.getBean(EventCodec.class))) {
			Verification verification = new Verification(context.getBean(MongoDatabase.class), topic, looks,
					progress());
			return new Verified(verification.run(), verification.histories());
		}
	}

	private RepairReport repair(ConfigurableApplicationContext context) {
		ProcessorGroup group = context.getBean(ProcessorGroup.class);
		try (Admin admin = Admin.create(context.getBean(KafkaProperties.class).buildAdminProperties())) {
			Standstill standstill = new Standstill(group, new EventTopicState(admin));
			Map<Integer, Long> next = standstill.require();
			Map<String, History> histories = verification(context, 1).histories();
			Repair missing = new Repair(context.getBean(MongoDatabase.class), histories,
					context.getBean(EventCodec.class), next);
			if (this.dryRun) {
				return missing.run(true, (event) -> {
				}, progress());
			}
			try (RepairPublisher publisher = new RepairPublisher(group.repairer(), standstill)) {
				RepairReport report = missing.run(false, publisher, progress());
				publisher.commit();
				return report;
			}
		}
	}

	private void print(@Nullable RepairReport repaired, Report report) {
		PrintWriter out = this.spec.commandLine().getOut();
		if (this.output.json()) {
			Map<String, Object> all = new LinkedHashMap<>();
			if (repaired != null) {
				all.put("repair", repaired);
			}
			all.put("counts", report.counts());
			all.put("differences", report.differences());
			out.println(JsonMapper.shared().writeValueAsString(all));
			return;
		}
		if (repaired != null) {
			print(repaired, out);
		}
		report.counts().forEach((what, count) -> out.printf("%-16s %,12d%n", what, count));
		out.printf("%-16s %,12d%n", "differences", report.differences().size());
		report.differences().forEach((difference) -> out.println("  " + difference));
		if (!report.differences().isEmpty()) {
			out.println(
					"What the topic lacks, verify --repair publishes. Where the topic is right and a document is not, "
							+ "rebuild makes the documents anew.");
		}
	}

	private static void print(RepairReport repaired, PrintWriter out) {
		out.printf("%-16s %,12d events of %,d conversations%n", repaired.dryRun() ? "to publish" : "published",
				repaired.published(), repaired.conversations());
		if (repaired.pending() > 0) {
			out.printf("%-16s %,12d events, which the processor publishes itself when it starts%n", "pending",
					repaired.pending());
		}
		out.printf("%-16s %,12d conversations%n", "not repaired", repaired.notRepaired().size());
		repaired.notRepaired().forEach((sentence) -> out.println("  " + sentence));
	}

	private Progress progress() {
		return new Progress(this.spec.commandLine().getErr());
	}

	/** What was found, and what the topic holds. */
	private record Verified(Report report, Map<String, History> histories) {
	}

}
