package dev.conversations.processor.kafka;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Stream;

import dev.conversations.local.RealParts;
import dev.conversations.processor.ProcessorApplication;
import dev.conversations.processor.operations.Operator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An operator's command on the real parts.
 *
 * @param status exit status
 * @param out what it printed to standard output
 * @param err what it printed to standard error
 */
record OperatorRun(int status, String out, String err) {

	/** What the command printed. */
	static String of(String... arguments) {
		return on(RealParts.DATABASE, arguments).out();
	}

	/** With another database. */
	static OperatorRun on(String database, String... arguments) {
		StringWriter out = new StringWriter();
		StringWriter err = new StringWriter();
		int status = Operator.run(ProcessorApplication.class, new PrintWriter(out, true), new PrintWriter(err, true),
				Stream.concat(Stream.of(arguments), settings(database).stream()).toArray(String[]::new));
		return new OperatorRun(status, out.toString(), err.toString());
	}

	static List<String> settings(String database) {
		return settingsAt(RealParts.shared().mongodbUri(database));
	}

	/** With MongoDB at that address. */
	static List<String> settingsAt(String mongodbUri) {
		RealParts parts = RealParts.shared();
		return List.of("--spring.kafka.bootstrap-servers=" + parts.kafkaBootstrapServers(),
				"--spring.mongodb.uri=" + mongodbUri,
				"--spring.kafka.properties.schema.registry.url=" + parts.schemaRegistryUrl(),
				"--conversations.topics.partitions=" + RunningProcessor.PARTITIONS);
	}

	JsonNode json() {
		return JsonMapper.shared().readTree(this.out);
	}

}
