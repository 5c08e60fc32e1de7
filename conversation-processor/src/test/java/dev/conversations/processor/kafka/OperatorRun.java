package dev.conversations.processor.kafka;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.stream.Stream;

import dev.conversations.local.RealParts;
import dev.conversations.processor.ProcessorApplication;
import dev.conversations.processor.operations.Operator;

/** Runs an operator's command on the real parts. */
final class OperatorRun {

	private OperatorRun() {
	}

	/** What the command printed. */
	static String of(String... arguments) {
		RealParts parts = RealParts.shared();
		Stream<String> settings = Stream.of("--spring.kafka.bootstrap-servers=" + parts.kafkaBootstrapServers(),
				"--spring.mongodb.uri=" + parts.mongodbUri(),
				"--spring.kafka.properties.schema.registry.url=" + parts.schemaRegistryUrl(),
				"--conversations.topics.partitions=" + RunningProcessor.PARTITIONS);
		StringWriter printed = new StringWriter();
		Operator.run(ProcessorApplication.class, new PrintWriter(printed, true),
				Stream.concat(Stream.of(arguments), settings).toArray(String[]::new));
		return printed.toString();
	}

}
