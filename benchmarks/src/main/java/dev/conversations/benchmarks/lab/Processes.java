package dev.conversations.benchmarks.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.conversations.local.process.Folders;
import dev.conversations.local.process.Part;
import dev.conversations.local.process.PartProcess;

/**
 * The processes of a lab, and a folder for what they write. All of it is gone when this
 * is closed, and when this JVM ends.
 */
final class Processes implements AutoCloseable {

	/** How long the start of one may take. */
	static final Duration START = Duration.ofMinutes(2);

	private final List<PartProcess> launched = new ArrayList<>();

	private final Path folder;

	Processes() {
		try {
			this.folder = Files.createTempDirectory("conversations-bench-");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(this::close));
	}

	/** Does not wait until it is ready. */
	synchronized PartProcess launch(Part part) {
		PartProcess process = PartProcess.start(part);
		this.launched.add(process);
		return process;
	}

	/** Where all of them may write. */
	Path folder() {
		return this.folder;
	}

	/** For what one of them stores. */
	Path folder(String part) {
		return this.folder.resolve(part);
	}

	Path log(String part) {
		return this.folder.resolve("logs").resolve(part + ".log");
	}

	// The second time when the JVM ends: it may end earlier, by Ctrl-C.
	@Override
	public synchronized void close() {
		this.launched.reversed().forEach(PartProcess::kill);
		Folders.delete(this.folder);
	}

}
