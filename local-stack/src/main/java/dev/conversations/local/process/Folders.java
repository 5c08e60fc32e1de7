package dev.conversations.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Folders, made and deleted. */
public final class Folders {

	private Folders() {
	}

	/** Makes it unless it exists. */
	public static Path make(Path folder) {
		try {
			return Files.createDirectories(folder);
		}
		catch (IOException ex) {
			throw new StackException("%s could not be made: %s".formatted(folder, ex.getMessage()), ex);
		}
	}

	/** Deletes it with all that is in it; it may be missing. */
	public static void delete(Path folder) {
		if (Files.notExists(folder)) {
			return;
		}
		try (Stream<Path> files = Files.walk(folder)) {
			for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
				Files.deleteIfExists(file);
			}
		}
		catch (IOException ex) {
			throw new StackException("%s could not be deleted: %s".formatted(folder, ex.getMessage()), ex);
		}
	}

}
