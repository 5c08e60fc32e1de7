package dev.conversations.local.broker;

import java.nio.file.Files;
import java.nio.file.Path;

import kafka.Kafka;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;

/**
 * The main class of the broker's process: formats an empty data folder, then runs Kafka
 * in the same JVM.
 */
final class KafkaBroker {

	private KafkaBroker() {
	}

	/** Takes the server.properties file and its data folder ({@code log.dirs}). */
	public static void main(String[] arguments) {
		String properties = arguments[0];
		Path data = Path.of(arguments[1]);
		if (Files.notExists(data.resolve("meta.properties"))) {
			format(properties);
		}
		Kafka.main(new String[] { properties });
	}

	@SuppressWarnings("SystemOut")
	private static void format(String properties) {
		int status = StorageTool.execute(
				new String[] { "format", "--cluster-id", Uuid.randomUuid().toString(), "--config", properties },
				System.out);
		if (status != 0) {
			throw new IllegalStateException("kafka-storage format ended with status " + status);
		}
	}

}
