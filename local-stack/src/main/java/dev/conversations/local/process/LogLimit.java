package dev.conversations.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Keeps the log files of a folder small. The processes append to their files, so that a
 * file can be copied to {@code <name>.1} and emptied under their hands.
 *
 * @param folder where the files lie
 * @param largest bytes above which a file is moved away
 */
public record LogLimit(Path folder, long largest) {

	private static final int CHECK_SECONDS = 5;

	/** Looks at the files every few seconds for as long as this JVM lives. */
	public void watch() {
		Executors
			.newSingleThreadScheduledExecutor((task) -> Thread.ofPlatform().name("log-limit").daemon().unstarted(task))
			.scheduleWithFixedDelay(this::apply, CHECK_SECONDS, CHECK_SECONDS, TimeUnit.SECONDS);
	}

	void apply() {
		try (Stream<Path> files = Files.list(this.folder)) {
			files.filter((file) -> file.toString().endsWith(".log")).forEach(this::apply);
		}
		catch (IOException | UncheckedIOException ex) {
			// the next look may succeed; a log that cannot be cut must not end the stack
		}
	}

	private void apply(Path log) {
		try {
			if (Files.size(log) > this.largest) {
				Files.copy(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
				FileChannel.open(log, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING).close();
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
