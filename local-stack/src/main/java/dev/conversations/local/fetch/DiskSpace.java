package dev.conversations.local.fetch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.conversations.local.process.StackException;

/** Looks at the free space before something is written that needs a lot of it. */
public final class DiskSpace {

	private static final long MEGABYTE = 1_000_000;

	private DiskSpace() {
	}

	/**
	 * @param folder an existing folder on the file system in question
	 * @throws StackException when less than that is free
	 */
	public static void require(Path folder, long bytes) {
		try {
			long free = Files.getFileStore(folder).getUsableSpace();
			if (free < bytes) {
				throw new StackException("The disk of %s is full: %d MB are free, %d MB are needed".formatted(folder,
						free / MEGABYTE, bytes / MEGABYTE));
			}
		}
		catch (IOException ex) {
			throw new StackException("The free space of %s is unknown: %s".formatted(folder, ex.getMessage()), ex);
		}
	}

}
