package dev.conversations.processor.operations;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.Deserializer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.ResolvableType;

import com.mongodb.client.MongoDatabase;
import dev.conversations.processor.kafka.KafkaClients;
import dev.conversations.processor.operations.DeadLetterDesk.Found;
import dev.conversations.schema.Topics;

/**
 * {@code dead-letters}: looks at the commands that could not be processed, and sends them
 * again or drops them.
 */
@Command(name = "dead-letters", mixinStandardHelpOptions = true,
		description = "Commands that could not be processed: list, show, redrive or drop them.",
		exitCodeListHeading = Operator.EXIT_STATUS, exitCodeList = { Operator.FINE, Operator.WRONG, Operator.MISUSED },
		footer = { "", "Examples:", "  dead-letters list                            what is there and why",
				"  dead-letters show 3@17                       the bytes of one",
				"  dead-letters redrive --cause SerializationException --dry-run",
				"  dead-letters redrive 3@17                    after the cause is mended",
				"  dead-letters drop --key conv_01kaw...        nothing more is to be done" })
final class DeadLettersCommand {

	@ParentCommand
	private Operator operator;

	@Spec
	private CommandSpec spec;

	@Option(names = "--json", scope = ScopeType.INHERIT, description = "Print the result as JSON, in one line.")
	private boolean json;

	@Command(mixinStandardHelpOptions = true, description = "Lists them, oldest first.")
	int list(@Mixin DeadLetterFilter filter) {
		return with(filter, (desk, found, context) -> {
			print(found.stream().map(Found::letter).toList());
			return true;
		});
	}

	@Command(mixinStandardHelpOptions = true, description = "Shows them with the bytes of their values.")
	int show(@Mixin DeadLetterFilter filter) {
		return with(filter, (desk, found, context) -> {
			List<DeadLetterView> views = found.stream().map(desk::view).toList();
			print(views);
			return true;
		});
	}

	@Command(mixinStandardHelpOptions = true, description = "Sends them to the command topic again.")
	int redrive(@Mixin DeadLetterFilter filter,
			@Option(names = "--all", description = "All that are not handled yet.") boolean all,
			@Option(names = "--dry-run", description = "Only tell what would be sent.") boolean dryRun,
			@Option(names = "--force", description = "Also those that died " + DeadLetterDesk.MAX_REDRIVES
					+ " times after they were sent again.") boolean force) {
		requireAim(filter, all);
		return with(filter, (desk, found, context) -> {
			List<Found> wanted = found.stream().filter((dead) -> force || !dead.letter().incurable()).toList();
			if (!dryRun) {
				redrive(desk, wanted, context);
			}
			int incurable = found.size() - wanted.size();
			print(dryRun ? "would be redriven" : "redriven", wanted.size(),
					"left, because they died " + DeadLetterDesk.MAX_REDRIVES + " times before (--force)", incurable);
			return incurable == 0;
		});
	}

	@Command(mixinStandardHelpOptions = true, description = "Notes that nothing more is to be done with them.")
	int drop(@Mixin DeadLetterFilter filter,
			@Option(names = "--all", description = "All that are not handled yet.") boolean all,
			@Option(names = "--dry-run", description = "Only tell what would be dropped.") boolean dryRun) {
		requireAim(filter, all);
		return with(filter, (desk, found, context) -> {
			if (!dryRun) {
				found.forEach((dead) -> desk.drop(dead.letter()));
			}
			print(dryRun ? "would be dropped" : "dropped", found.size(), "", 0);
			return true;
		});
	}

	private static void redrive(DeadLetterDesk desk, List<Found> wanted, ConfigurableApplicationContext context) {
		int done = 0;
		try (Producer<byte[], byte[]> producer = context.getBean(KafkaClients.class).producer()) {
			for (Found dead : wanted) {
				desk.redrive(dead, producer);
				done++;
			}
		}
		catch (KafkaException ex) {
			throw new KafkaException(done + " of " + wanted.size() + " were redriven, then: " + ex.getMessage(), ex);
		}
	}

	private void requireAim(DeadLetterFilter filter, boolean all) {
		if (!all && !filter.isSpecific()) {
			throw new ParameterException(this.spec.commandLine(),
					"Name dead letters as list shows them, or --cause or --key, or say --all.");
		}
	}

	private int with(DeadLetterFilter filter, Work work) {
		try (ConfigurableApplicationContext context = this.operator.open();
				TopicReader reader = new TopicReader(context.getBean(KafkaProperties.class).buildConsumerProperties(),
						Topics.DEAD_LETTERS)) {
			Deserializer<Object> deserializer = context
				.<Deserializer<Object>>getBeanProvider(
						ResolvableType.forClassWithGenerics(Deserializer.class, Object.class))
				.getObject();
			DeadLetterDesk desk = new DeadLetterDesk(reader, context.getBean(MongoDatabase.class), deserializer);
			List<Found> found = desk.find(filter);
			List<String> absent = filter.absent(found.stream().map((dead) -> dead.letter().id()).toList());
			if (!absent.isEmpty()) {
				throw new RefusedException("There is no such dead letter, or it was handled before (--handled): "
						+ String.join(", ", absent) + ".");
			}
			return work.on(desk, found, context) ? 0 : 1;
		}
	}

	private void print(List<?> letters) {
		if (this.json) {
			out().println(JsonMapper.shared().writeValueAsString(Map.of("dead_letters", letters)));
			return;
		}
		letters.forEach(out()::println);
		out().println(letters.size() + " dead letters");
	}

	private void print(String what, int count, String left, int leftCount) {
		if (this.json) {
			Map<String, Integer> counts = new LinkedHashMap<>();
			counts.put(what.replace(' ', '_'), count);
			counts.put("left", leftCount);
			out().println(JsonMapper.shared().writeValueAsString(counts));
			return;
		}
		List<String> parts = new ArrayList<>(List.of(count + " " + what));
		if (leftCount > 0) {
			parts.add(leftCount + " " + left);
		}
		out().println(String.join(", ", parts));
	}

	private PrintWriter out() {
		return this.spec.commandLine().getOut();
	}

	/** What is done with the dead letters that were asked for. */
	@FunctionalInterface
	private interface Work {

		/** Returns whether all of them were dealt with. */
		boolean on(DeadLetterDesk desk, List<Found> found, ConfigurableApplicationContext context);

	}

}
