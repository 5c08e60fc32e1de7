package dev.conversations.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A command line of ours, run from the module's jar and with the option of the image. */
record Jar(String module, Map<String, String> environment) {

	Result run(String... arguments) {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m",
						"-Dspring.aot.enabled=true", "-jar",
						RunningSystem.ROOT.resolve(Path.of(this.module, "target", this.module + ".jar")).toString()));
		command.addAll(List.of(arguments));
		return run(command, Path.of("."), this.environment);
	}

	/** Runs any program to its end. */
	static Result run(List<String> command, Path folder, Map<String, String> environment) {
		try {
			Path out = Files.createTempFile("out", ".txt");
			Path err = Files.createTempFile("err", ".txt");
			ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile())
				.redirectOutput(out.toFile())
				.redirectError(err.toFile());
			builder.environment().putAll(environment);
			return new Result(await(builder.start()), take(out), take(err));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static int await(Process process) {
		try {
			if (process.waitFor(30, TimeUnit.MINUTES)) {
				return process.exitValue();
			}
			process.destroyForcibly();
			throw new IllegalStateException("still running after 30 minutes: " + process.info());
		}
		catch (InterruptedException ex) {
			process.destroyForcibly();
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private static String take(Path file) throws IOException {
		String text = Files.readString(file);
		Files.delete(file);
		return text;
	}

	/** How a program ended and what it wrote. */
	record Result(int status, String out, String err) {
	}

}
