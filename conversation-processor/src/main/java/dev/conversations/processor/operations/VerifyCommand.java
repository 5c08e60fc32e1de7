package dev.conversations.processor.operations;

import java.io.PrintWriter;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.ConfigurableApplicationContext;

import com.mongodb.client.MongoDatabase;
import dev.conversations.processor.wire.EventCodec;

/**
 * {@code verify}: compares MongoDB, ledger and event topic, and prints counts and
 * differences.
 */
@Command(name = "verify", mixinStandardHelpOptions = true,
		description = "Compares MongoDB, the ledger and the event topic. Exit status 1 on any difference.")
final class VerifyCommand implements Callable<Integer> {

	@ParentCommand
	private Operator operator;

	@Spec
	private CommandSpec spec;

	@Option(names = "--json", description = "Print the report as JSON.")
	private boolean json;

	@Override
	public Integer call() {
		try (ConfigurableApplicationContext context = this.operator.open();
				EventTopic topic = new EventTopic(context.getBean(KafkaProperties.class).buildConsumerProperties(),
						context.getBean(EventCodec.class))) {
			Report report = new Verification(context.getBean(MongoDatabase.class), topic).run();
			print(report);
			return report.differences().isEmpty() ? 0 : 1;
		}
	}

	private void print(Report report) {
		PrintWriter out = this.spec.commandLine().getOut();
		if (this.json) {
			out.println(JsonMapper.shared().writeValueAsString(report));
			return;
		}
		report.counts().forEach((what, count) -> out.printf("%-16s %,12d%n", what, count));
		out.printf("%-16s %,12d%n", "differences", report.differences().size());
		report.differences().forEach((difference) -> out.println("  " + difference));
	}

}
