package dev.conversations.processor.operations;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;

import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.boot.mongodb.autoconfigure.MongoProperties;
import org.springframework.context.ConfigurableApplicationContext;

import com.mongodb.client.MongoDatabase;
import dev.conversations.processor.kafka.ProcessorGroup;
import dev.conversations.processor.wire.EventCodec;
import dev.conversations.schema.Topics;
import dev.conversations.store.Store;

/**
 * {@code rebuild}: makes the documents of conversations and messages anew from the event
 * topic, in a fresh database, and switches to it.
 */
@Command(name = "rebuild", mixinStandardHelpOptions = true, sortOptions = false,
		description = { "Makes conversations and messages from the event topic, in a fresh database.",
				"The system may run meanwhile. A rebuild that was ended goes on where it was." },
		exitCodeListHeading = Operator.EXIT_STATUS, exitCodeList = { Operator.FINE, Operator.WRONG, Operator.MISUSED },
		footer = { "", "Examples:", "  rebuild --into conversations_2            fill it, as often as you like",
				"  rebuild --into conversations_2 --switch   with no processor running: catch up,",
				"                                            copy keys and ledger, allow its use" })
final class RebuildCommand implements Callable<Integer> {

	@ParentCommand
	private Operator operator;

	@Spec
	private CommandSpec spec;

	@ArgGroup(multiplicity = "1")
	private TargetOption into = new TargetOption();

	@Option(names = "--switch", description = "Finish it, so that processors and API can be started on it. "
			+ "Refused while a processor runs.")
	private boolean switchOver;

	@Option(names = "--without-original", description = "With --switch: copy nothing from the database of MONGODB_URI.")
	private boolean withoutOriginal;

	@Option(names = "--accept-loss",
			description = "With --switch: leave behind what only the database of MONGODB_URI has.")
	private boolean acceptLoss;

	@Option(names = "--skip", paramLabel = "PARTITION@OFFSET",
			description = "Leave out this record of the topic, which is no event.")
	private Set<String> skipped = Set.of();

	@Mixin
	private OutputOption output = new OutputOption();

	@Override
	public Integer call() {
		try (ConfigurableApplicationContext context = this.operator.open();
				TargetDatabase database = this.into.open(context);
				Admin admin = Admin.create(context.getBean(KafkaProperties.class).buildAdminProperties());
				TopicReader reader = new TopicReader(context.getBean(KafkaProperties.class).buildConsumerProperties(),
						Topics.EVENTS)) {
			EventTopicState topic = new EventTopicState(admin);
			RebuildTarget target = new RebuildTarget(database.client(), database.database());
			Standstill standstill = new Standstill(context.getBean(ProcessorGroup.class), topic);
			SwitchOver switching = new SwitchOver(standstill, context.getBean(MongoDatabase.class), target);
			if (this.switchOver) {
				target.requireRebuild();
				standstill.require();
			}
			target.claim(topic.id());
			Progress progress = new Progress(err());
			Rebuild rebuild = new Rebuild(target, reader, context.getBean(EventCodec.class), this.skipped, progress);
			rebuild.run();
			long rate = progress.rate(rebuild.applied());
			Map<String, Long> copied = this.switchOver ? switching.finish(this.withoutOriginal, this.acceptLoss)
					: Map.of();
			print(new RebuildReport(target.name(), rebuild.applied(), rebuild.repeated(), rate, target.conversations(),
					target.messages(), this.switchOver, copied, notes(reader, copied, database.shownUri())));
			return 0;
		}
	}

	private List<String> notes(TopicReader reader, Map<String, Long> copied, String uri) {
		List<String> notes = new ArrayList<>();
		reader.beginnings().forEach((partition, offset) -> {
			if (offset > 0) {
				notes.add(
						partition + " begins at offset " + offset + ": what was deleted before is not in the rebuild.");
			}
		});
		if (!this.switchOver) {
			notes.add("To switch to it, stop the processors and run this command again with --switch.");
			return notes;
		}
		if (copied.getOrDefault(Store.API_KEYS, 0L) == 0) {
			notes.add(SwitchOver.missing());
		}
		notes.add("Start the processors, then the API, with MONGODB_URI=" + uri
				+ " - commands go on where they were. The database that was used before is left as it is.");
		return notes;
	}

	private void print(RebuildReport report) {
		PrintWriter out = this.spec.commandLine().getOut();
		if (this.output.json()) {
			out.println(JsonMapper.shared().writeValueAsString(report));
			return;
		}
		out.printf("%-16s %12s%n", "database", report.database());
		out.printf("%-16s %,12d (%,d/s)%n", "events added", report.events(), report.eventsPerSecond());
		out.printf("%-16s %,12d%n", "repetitions", report.repeated());
		out.printf("%-16s %,12d%n", "conversations", report.conversations());
		out.printf("%-16s %,12d%n", "messages", report.messages());
		report.copied().forEach((what, count) -> out.printf("%-16s %,12d copied%n", what, count));
		report.notes().forEach(out::println);
	}

	private PrintWriter err() {
		return this.spec.commandLine().getErr();
	}

	/** Where the rebuild goes. */
	static final class TargetOption {

		@Nullable
		@Option(names = "--into", paramLabel = "NAME", description = "Fresh database in the MongoDB of MONGODB_URI.")
		private String name;

		@Nullable
		@Option(names = "--into-uri", paramLabel = "URI", description = "Fresh database of another MongoDB.")
		private String uri;

		TargetDatabase open(ConfigurableApplicationContext context) {
			String original = context.getBean(MongoProperties.class).determineUri();
			return (this.uri != null) ? TargetDatabase.of(this.uri, context)
					: TargetDatabase.beside(original, String.valueOf(this.name), context);
		}

	}

}
