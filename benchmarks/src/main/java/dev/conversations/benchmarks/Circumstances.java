package dev.conversations.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
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

	/**
	 * @param root of the checkout
	 */
	static Map<String, String> of(Path root, Plan plan) {
		Map<String, String> of = new LinkedHashMap<>();
		of.put("at", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
		of.put("commit", commit(root));
		of.put("machine", "%d processors%s".formatted(Runtime.getRuntime().availableProcessors(), model()));
		of.put("java", "%s %s".formatted(System.getProperty("java.vm.name"), Runtime.version()));
		of.put("plan", plan.toString());
		return of;
	}

	/**
	 * What the checkout is, where git tells it; with a mark when files differ from it.
	 */
	private static String commit(Path root) {
		try {
			Process git = new ProcessBuilder("git", "describe", "--always", "--dirty").directory(root.toFile())
				.redirectError(ProcessBuilder.Redirect.DISCARD)
				.start();
			String told = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
			return told.isEmpty() ? "unknown" : told;
		}
		catch (IOException ex) {
			return "unknown";
		}
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
