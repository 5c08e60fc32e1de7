package dev.conversations.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Folders whose content is not wanted any more. */
public final class Folders {

	private Folders() {
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
