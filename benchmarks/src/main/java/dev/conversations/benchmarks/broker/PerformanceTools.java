package dev.conversations.benchmarks.broker;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.conversations.local.process.Distribution;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.tools.ConsumerPerformance;
import org.apache.kafka.tools.ProducerPerformance;

/**
 * The tools {@code kafka-producer-perf-test} and {@code kafka-consumer-perf-test}, each
 * as a process of its own.
 */
record PerformanceTools(String bootstrapServers) {

	/** Of the last line that the producer writes. */
	private static final Pattern SENT = Pattern.compile("records sent, ([0-9.]+) records/sec");

	/**
	 * The last of the ten columns that the consumer writes: without the time to join its
	 * group.
	 */
	private static final int FETCHED_PER_SECOND = 9;

	void create(String topic, int partitions) throws InterruptedException {
		try (Admin admin = admin()) {
			admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1))).all().get();
		}
		catch (ExecutionException ex) {
			throw new KafkaException("topic %s was not made".formatted(topic), ex);
		}
	}

	void delete(String topic) throws InterruptedException {
		try (Admin admin = admin()) {
			admin.deleteTopics(List.of(topic)).all().get();
		}
		catch (ExecutionException ex) {
			throw new KafkaException("topic %s was not deleted".formatted(topic), ex);
		}
	}

	private Admin admin() {
		return Admin.create(Map.of("bootstrap.servers", this.bootstrapServers));
	}

	/** Records a second. */
	double write(String topic, int records, int bytes) throws InterruptedException {
		String output = run(ProducerPerformance.class, "--topic", topic, "--num-records", String.valueOf(records),
				"--record-size", String.valueOf(bytes), "--throughput", "-1", "--producer-props",
				"bootstrap.servers=" + this.bootstrapServers, "acks=all");
		double last = 0;
		for (Matcher sent = SENT.matcher(output); sent.find();) {
			last = Double.parseDouble(sent.group(1));
		}
		if (last == 0) {
			throw new IllegalStateException("no rate in the producer's words: " + output);
		}
		return last;
	}

	/** Records a second. */
	double read(String topic, int records) throws InterruptedException {
		String output = run(ConsumerPerformance.class, "--bootstrap-server", this.bootstrapServers, "--topic", topic,
				"--messages", String.valueOf(records));
		return output.lines()
			.map((line) -> line.split(", ", -1))
			.filter((cells) -> cells.length == FETCHED_PER_SECOND + 1 && Character.isDigit(cells[0].charAt(0)))
			.mapToDouble((cells) -> Double.parseDouble(cells[FETCHED_PER_SECOND]))
			.findFirst()
			.orElseThrow(() -> new IllegalStateException("no rate in the consumer's words: " + output));
	}

	private static String run(Class<?> tool, String... arguments) throws InterruptedException {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m",
						"-XX:+UseSerialGC", "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn", "-cp",
						jar(tool) + File.pathSeparator + Distribution.classpath(), tool.getName()));
		command.addAll(List.of(arguments));
		try {
			Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
			String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			if (process.waitFor() != 0) {
				throw new IllegalStateException(
						"%s ended with status %d: %s".formatted(tool.getSimpleName(), process.exitValue(), output));
			}
			return output;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Path jar(Class<?> tool) {
		try {
			return Path.of(tool.getProtectionDomain().getCodeSource().getLocation().toURI());
		}
		catch (URISyntaxException ex) {
			throw new IllegalStateException("no jar of " + tool, ex);
		}
	}

}
