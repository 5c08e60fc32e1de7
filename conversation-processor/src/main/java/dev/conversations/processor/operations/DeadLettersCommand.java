package dev.conversations.processor.operations;

import java.io.PrintWriter;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.producer.Producer;
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
import org.apache.kafka.common.serialization.Deserializer;

/**
 * {@code dead-letters}: looks at the commands that could not be processed, and sends them
 * again or drops them.
 */
@Command(name = "dead-letters", mixinStandardHelpOptions = true,
		description = "Commands that could not be processed: list, show, redrive or drop them.")
final class DeadLettersCommand {

	/** Bytes of a value that are shown. */
	private static final int SHOWN = 512;

	@ParentCommand
	private Operator operator;

	@Spec
	private CommandSpec spec;

	@Option(names = "--json", scope = ScopeType.INHERIT, description = "Print JSON.")
	private boolean json;

	@Command(mixinStandardHelpOptions = true, description = "Lists them, oldest first.")
	int list(@Mixin DeadLetterFilter filter) {
		return with((desk, context) -> desk.find(filter).forEach((dead) -> print(dead.letter())));
	}

	@Command(mixinStandardHelpOptions = true, description = "Shows them with the bytes of their values.")
	int show(@Mixin DeadLetterFilter filter) {
		return with((desk, context) -> {
			for (Found dead : desk.find(filter)) {
				print(dead.letter());
				byte[] value = dead.record().value();
				out().println("  " + ((value != null)
						? HexFormat.of().formatHex(value, 0, Math.min(value.length, SHOWN)) : "no value"));
			}
		});
	}

	@Command(mixinStandardHelpOptions = true, description = "Sends them to the command topic again.")
	int redrive(@Mixin DeadLetterFilter filter,
			@Option(names = "--all", description = "All that are not handled yet.") boolean all,
			@Option(names = "--dry-run", description = "Only tell what would be sent.") boolean dryRun) {
		requireAim(filter, all);
		return with((desk, context) -> {
			List<Found> found = desk.find(filter.and((letter) -> letter.redriven() < DeadLetterDesk.MAX_REDRIVES));
			if (!dryRun) {
				try (Producer<byte[], byte[]> producer = context.getBean(KafkaClients.class).producer()) {
					found.forEach((dead) -> desk.redrive(dead, producer));
				}
			}
			count(dryRun ? "would be redriven" : "redriven", found.size());
		});
	}

	@Command(mixinStandardHelpOptions = true, description = "Notes that nothing more is to be done with them.")
	int drop(@Mixin DeadLetterFilter filter,
			@Option(names = "--all", description = "All that are not handled yet.") boolean all,
			@Option(names = "--dry-run", description = "Only tell what would be dropped.") boolean dryRun) {
		requireAim(filter, all);
		return with((desk, context) -> {
			List<Found> found = desk.find(filter);
			if (!dryRun) {
				found.forEach((dead) -> desk.drop(dead.letter()));
			}
			count(dryRun ? "would be dropped" : "dropped", found.size());
		});
	}

	private void requireAim(DeadLetterFilter filter, boolean all) {
		if (!all && !filter.isSpecific()) {
			throw new ParameterException(this.spec.commandLine(),
					"Name dead letters as list shows them, or --cause or --key, or say --all.");
		}
	}

	private int with(Work work) {
		try (ConfigurableApplicationContext context = this.operator.open();
				TopicReader reader = new TopicReader(context.getBean(KafkaProperties.class).buildConsumerProperties(),
						Topics.DEAD_LETTERS)) {
			Deserializer<Object> deserializer = context
				.<Deserializer<Object>>getBeanProvider(
						ResolvableType.forClassWithGenerics(Deserializer.class, Object.class))
				.getObject();
			work.on(new DeadLetterDesk(reader, context.getBean(MongoDatabase.class), deserializer), context);
			return 0;
		}
	}

	private void print(DeadLetter letter) {
		if (this.json) {
			out().println(JsonMapper.shared().writeValueAsString(letter));
			return;
		}
		out().printf("%-10s %s %s %d bytes, redriven %d times%s: %s%n", letter.id(), letter.deadSince(), letter.key(),
				letter.bytes(), letter.redriven(), (letter.handled() != null) ? ", " + letter.handled() : "",
				letter.cause());
	}

	private void count(String what, int count) {
		out().println(this.json ? JsonMapper.shared().writeValueAsString(Map.of(what, count)) : count + " " + what);
	}

	private PrintWriter out() {
		return this.spec.commandLine().getOut();
	}

	/** What is done with the desk. */
	@FunctionalInterface
	private interface Work {

		void on(DeadLetterDesk desk, ConfigurableApplicationContext context);

	}

}
