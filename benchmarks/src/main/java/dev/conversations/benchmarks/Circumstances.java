package dev.conversations.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

import dev.conversations.benchmarks.measure.Plan;

/** What a figure depends on beside the code. */
final class Circumstances {

	private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

	private Circumstances() {
	}

	static Map<String, String> of(Plan plan) {
		Map<String, String> of = new LinkedHashMap<>();
		of.put("at", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
		of.put("machine", "%d processors%s".formatted(Runtime.getRuntime().availableProcessors(), model()));
		of.put("java", "%s %s".formatted(System.getProperty("java.vm.name"), Runtime.version()));
		of.put("plan", plan.toString());
		return of;
	}

	/** Of the processor, where Linux tells it. */
	private static String model() {
		try (Stream<String> lines = Files.lines(PROCESSORS)) {
			return lines.filter((line) -> line.startsWith("model name"))
				.findFirst()
				.map((line) -> ", " + line.substring(line.indexOf(':') + 1).strip())
				.orElse("");
		}
		catch (IOException ex) {
			return "";
		}
	}

}
