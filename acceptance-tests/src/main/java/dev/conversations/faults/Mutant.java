package dev.conversations.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import dev.conversations.faults.fault.Catalogue;
import dev.conversations.faults.fault.Fault;

/**
 * A deliberate mistake in the processor: a patch, which begins with a sentence about the
 * mistake and the line {@code Caught-by:} with the faults that must show it.
 *
 * @param faults played in this order until one shows it
 */
record Mutant(String name, Path patch, String mistake, List<Fault> faults) {

	private static final String SUFFIX = ".patch";

	private static final String CAUGHT_BY = "Caught-by:";

	/** Those in a folder, by name. */
	static List<Mutant> in(Path folder) {
		try (Stream<Path> files = Files.list(folder)) {
			return files.filter((file) -> file.toString().endsWith(SUFFIX)).sorted().map(Mutant::read).toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Mutant read(Path patch) {
		String name = patch.getFileName().toString().replace(SUFFIX, "");
		List<String> head = lines(patch).stream().takeWhile((line) -> !line.startsWith("diff ")).toList();
		String mistake = String.join(" ", head.stream().takeWhile((line) -> !line.startsWith(CAUGHT_BY)).toList());
		List<Fault> faults = head.stream()
			.filter((line) -> line.startsWith(CAUGHT_BY))
			.flatMap((line) -> Stream.of(line.substring(CAUGHT_BY.length()).strip().split("\\s+")))
			.map((fault) -> Catalogue.find(fault)
				.orElseThrow(() -> new IllegalArgumentException(
						"%s is to be caught by '%s', which is no fault".formatted(patch, fault))))
			.toList();
		return new Mutant(name, patch, mistake.strip(), faults);
	}

	private static List<String> lines(Path file) {
		try {
			return Files.readAllLines(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
