package dev.conversations.local.fetch;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

import dev.conversations.local.process.Folders;
import dev.conversations.local.process.Progress;
import dev.conversations.local.process.StackException;

/**
 * The user's cache folder, shared by all checkouts. An entry is there whole or not at
 * all; of several processes that want it at once, one fetches and the others wait.
 *
 * @param folder made when missing
 * @param progress is told of each fetch
 */
public record Cache(Path folder, Progress progress) {

	/** {@code $XDG_CACHE_HOME/conversations}, or {@code ~/.cache/conversations}. */
	public static Cache ofUser(Progress progress) {
		String configured = System.getenv("XDG_CACHE_HOME");
		Path base = (configured == null || configured.isBlank()) ? Path.of(System.getProperty("user.home"), ".cache")
				: Path.of(configured);
		return new Cache(base.resolve("conversations").toAbsolutePath(), progress);
	}

	/** The folder of the entry, fetched first when it is not there. */
	Path entry(String name, long neededBytes, Fetch fetch) {
		Path entry = this.folder.resolve(name);
		if (Files.isDirectory(entry)) {
			return entry;
		}
		try {
			Files.createDirectories(this.folder);
			return fetchAlone(entry, neededBytes, fetch);
		}
		catch (IOException ex) {
			throw new StackException("%s could not be stored: %s".formatted(entry, ex.getMessage()), ex);
		}
	}

	private synchronized Path fetchAlone(Path entry, long neededBytes, Fetch fetch) throws IOException {
		Path lockFile = entry.resolveSibling(entry.getFileName() + ".lock");
		try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
				FileLock lock = channel.lock()) {
			if (lock.isValid() && !Files.isDirectory(entry)) {
				DiskSpace.require(this.folder, neededBytes);
				fetchInto(entry, fetch);
			}
		}
		return entry;
	}

	private void fetchInto(Path entry, Fetch fetch) throws IOException {
		Path work = Files.createTempDirectory(this.folder, ".fetch-");
		try {
			Path result = Files.createDirectory(work.resolve("result"));
			Path download = Files.createDirectory(work.resolve("download"));
			this.progress.during(fetch.description(), () -> fetch.into(result, download));
			Files.move(result, entry, StandardCopyOption.ATOMIC_MOVE);
		}
		finally {
			Folders.delete(work);
		}
	}

	/** Brings one entry. */
	interface Fetch {

		/** What is fetched, and how large it is. */
		String description();

		/**
		 * Puts the entry's files into {@code result}; {@code download} is deleted after.
		 */
		void into(Path result, Path download) throws IOException;

	}

}
