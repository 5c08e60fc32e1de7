package dev.conversations.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import dev.conversations.local.process.Folders;

/**
 * A copy of the sources in a folder of its own, in which mutants of the processor are
 * built.
 */
final class MutantBuild implements AutoCloseable {

	private static final Set<String> NOT_COPIED = Set.of(".git", ".local", "node_modules", "target");

	private static final long LONGEST_MINUTES = 15;

	private final Path folder;

	/**
	 * @param root of the checkout
	 */
	MutantBuild(Path root) {
		try {
			this.folder = Files.createTempDirectory("conversations-mutants-");
			copy(root, this.folder);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The executable jar of the processor with this mistake. */
	Path build(Mutant mutant) {
		Path jar = this.folder.resolve(mutant.name() + ".jar");
		git("apply", mutant);
		try {
			maven();
			Files.copy(this.folder.resolve("conversation-processor/target/conversation-processor.jar"), jar,
					StandardCopyOption.REPLACE_EXISTING);
			return jar;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		finally {
			git("apply --reverse", mutant);
		}
	}

	private void git(String command, Mutant mutant) {
		List<String> words = new ArrayList<>(List.of("git"));
		words.addAll(List.of(command.split(" ")));
		words.add(mutant.patch().toAbsolutePath().toString());
		if (!run(words)) {
			throw new IllegalStateException(
					"%s does not apply: see %s".formatted(mutant.patch(), this.folder.resolve("build.log")));
		}
	}

	/**
	 * Without the network first, because nothing new is needed where the checkout was
	 * built.
	 */
	private void maven() {
		List<String> command = List.of("mvn", "-B", "-q", "package", "-Dmaven.test.skip=true", "-pl",
				"conversation-processor", "-am", "-Dspring-javaformat.skip=true", "-Djacoco.skip=true");
		List<String> offline = new ArrayList<>(command);
		offline.add(1, "-o");
		if (!run(offline) && !run(command)) {
			throw new IllegalStateException("the mutant could not be built:\n" + tail());
		}
	}

	private boolean run(List<String> command) {
		try {
			Process process = new ProcessBuilder(command).directory(this.folder.toFile())
				.redirectErrorStream(true)
				.redirectOutput(this.folder.resolve("build.log").toFile())
				.start();
			if (process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
				return process.exitValue() == 0;
			}
			process.destroyForcibly();
			return false;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("interrupted while a mutant was being built", ex);
		}
	}

	private String tail() {
		try {
			List<String> lines = Files.readAllLines(this.folder.resolve("build.log"));
			return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void copy(Path from, Path to) throws IOException {
		try (Stream<Path> entries = Files.list(from)) {
			for (Path entry : entries.toList()) {
				String name = entry.getFileName().toString();
				Path target = to.resolve(name);
				if (Files.isDirectory(entry) && !NOT_COPIED.contains(name)) {
					copy(entry, Files.createDirectories(target));
				}
				else if (Files.isRegularFile(entry)) {
					Files.copy(entry, target, StandardCopyOption.COPY_ATTRIBUTES);
				}
			}
		}
	}

	@Override
	public void close() {
		Folders.delete(this.folder);
	}

}
