package dev.conversations.faults.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;

import dev.conversations.local.process.Part;
import dev.conversations.local.process.PartProcess;
import org.jspecify.annotations.Nullable;

/**
 * One part of the system, which can be killed, frozen and started again with the same
 * port and data.
 */
public final class Server {

	private static final Duration LONGEST_START = Duration.ofMinutes(2);

	private static final Duration LONGEST_STOP = Duration.ofSeconds(40);

	private final Part part;

	private @Nullable PartProcess process;

	Server(Part part) {
		this.part = part;
	}

	public String name() {
		return this.part.name();
	}

	/** Starts it without waiting until it serves. */
	public synchronized void launch() {
		this.process = PartProcess.start(this.part);
	}

	/** Returns when it serves. */
	public void awaitReady() {
		process().awaitReady(LONGEST_START);
	}

	/** Starts it and returns when it serves. */
	public void start() {
		launch();
		awaitReady();
	}

	/** SIGTERM, and returns when it is gone. */
	public void stop() {
		process().stop(LONGEST_STOP);
	}

	/** SIGKILL, and returns when it is gone. */
	public synchronized void kill() {
		if (this.process != null) {
			this.process.kill();
		}
	}

	/** SIGSTOP: it does nothing any more, and its connections stay open. */
	public void freeze() {
		signal("STOP");
	}

	/** SIGCONT after {@link #freeze}. */
	public void thaw() {
		signal("CONT");
	}

	/** Whether the process has gone. */
	public boolean hasEnded() {
		return !process().handle().isAlive();
	}

	/** Whether it serves now. */
	public boolean isReady() {
		return this.part.isReady();
	}

	public long pid() {
		return process().pid();
	}

	private void signal(String name) {
		try {
			int status = new ProcessBuilder("kill", "-" + name, String.valueOf(pid())).start().waitFor();
			if (status != 0) {
				throw new IllegalStateException("kill -%s %d ended with status %d".formatted(name, pid(), status));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("interrupted while " + name() + " got SIG" + name, ex);
		}
	}

	private synchronized PartProcess process() {
		if (this.process == null) {
			throw new IllegalStateException(name() + " was never started");
		}
		return this.process;
	}

}
