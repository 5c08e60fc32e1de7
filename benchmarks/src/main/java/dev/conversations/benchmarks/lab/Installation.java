package dev.conversations.benchmarks.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import dev.conversations.local.process.Jvm;
import dev.conversations.local.process.StackException;
import org.jspecify.annotations.Nullable;

/**
 * How our applications are put on the machine and run.
 *
 * @param root of the checkout
 * @param unpacked folder of the unpacked applications and of what they keep for the next
 * start; null to run them from their jars
 */
record Installation(Path root, @Nullable Path unpacked) {

	private static final int LONGEST_SECONDS = 60;

	/** Runs them from the jars that the build has left, the same at every start. */
	static Installation asBuilt(Path root) {
		return new Installation(root, null);
	}

	/** Runs them as {@code ./conversations start} does. */
	static Installation asOperated(Path root, Path folder) {
		return new Installation(root, folder);
	}

	Jvm jvm() {
		return (this.unpacked != null) ? new Jvm(Lab.APPLICATION_OPTIONS, this.unpacked).ahead(Lab.APPLICATION_OPTIONS)
				: new Jvm(Lab.APPLICATION_OPTIONS, null);
	}

	Path jar(String module) {
		String name = module + ".jar";
		Path built = this.root.resolve(module).resolve("target").resolve(name);
		return (this.unpacked != null) ? unpack(built, this.unpacked.resolve(module)).resolve(name) : built;
	}

	private Path unpack(Path jar, Path folder) {
		if (Files.notExists(folder)) {
			run(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Djarmode=tools", "-jar",
					jar.toString(), "extract", "--destination", folder.toString()));
		}
		return folder;
	}

	private static void run(List<String> command) {
		try {
			Process process = new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.start();
			if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
				process.destroyForcibly();
				throw new StackException("%s failed".formatted(String.join(" ", command)));
			}
		}
		catch (IOException ex) {
			throw new StackException("%s could not be run".formatted(String.join(" ", command)), ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new StackException("Interrupted while an application was unpacked", ex);
		}
	}

}
