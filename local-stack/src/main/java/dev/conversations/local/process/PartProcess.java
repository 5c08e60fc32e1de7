package dev.conversations.local.process;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A running part. It is in a session of its own, so that Ctrl-C on the terminal does not
 * reach it, and the kernel ends it should this process die without stopping it.
 */
public final class PartProcess {

	private static final Duration PROBE_INTERVAL = Duration.ofMillis(50);

	private final Part part;

	private final Launch launch;

	private final Process process;

	private PartProcess(Part part, Launch launch, Process process) {
		this.part = part;
		this.launch = launch;
		this.process = process;
	}

	public static PartProcess start(Part part) {
		Launch launch = part.prepare();
		try {
			return new PartProcess(part, launch, Launcher.start(() -> builder(launch).start()));
		}
		catch (IOException ex) {
			throw new StackException(part.name() + " could not be started: " + ex.getMessage(), ex);
		}
	}

	private static ProcessBuilder builder(Launch launch) throws IOException {
		Files.createDirectories(launch.folder());
		Files.createDirectories(launch.log().toAbsolutePath().getParent());
		List<String> command = new ArrayList<>(Launcher.wordsBefore());
		command.addAll(launch.command());
		ProcessBuilder builder = new ProcessBuilder(command).directory(launch.folder().toFile())
			.redirectInput(Redirect.from(new File("/dev/null")))
			.redirectErrorStream(true)
			.redirectOutput(Redirect.appendTo(launch.log().toFile()));
		builder.environment().putAll(launch.environment());
		return builder;
	}

	public String name() {
		return this.part.name();
	}

	public long pid() {
		return this.process.pid();
	}

	public ProcessHandle handle() {
		return this.process.toHandle();
	}

	private boolean isAlive() {
		return this.process.isAlive();
	}

	/** Completed when the process has ended. */
	public CompletableFuture<Process> onExit() {
		return this.process.onExit();
	}

	/**
	 * Returns when the part is ready.
	 * @throws StackException when it ends or is not ready after {@code longest}
	 */
	public void awaitReady(Duration longest) {
		Instant end = Instant.now().plus(longest);
		while (!this.part.isReady()) {
			if (endsWithin(PROBE_INTERVAL)) {
				throw new StackException(explainEnd());
			}
			if (Instant.now().isAfter(end)) {
				throw new StackException("%s was not ready after %d s, see %s".formatted(name(), longest.toSeconds(),
						this.launch.log()));
			}
		}
		if (!isAlive()) {
			throw new StackException(explainEnd());
		}
	}

	/** Says in one sentence that the process ended, and how. */
	public String describeEnd() {
		return "%s (process %d) has ended by itself with status %d, see %s".formatted(name(), pid(),
				this.process.exitValue(), this.launch.log());
	}

	/** Says it with what can be done about it, or with the last lines of its log. */
	private String explainEnd() {
		String tail = LogTail.of(this.launch.log());
		String advice = this.part.advice(tail);
		if (!advice.isEmpty()) {
			return advice;
		}
		return tail.isEmpty() ? describeEnd() : describeEnd() + ":\n" + tail.indent(2).stripTrailing();
	}

	/**
	 * Asks the process to end, and ends it by force when it has not after {@code grace}.
	 */
	public void stop(Duration grace) {
		this.process.destroy();
		if (!endsWithin(grace)) {
			kill();
		}
	}

	/**
	 * Ends the process at once, with what it has started to write its archive, and
	 * returns when it is gone.
	 */
	public void kill() {
		this.process.descendants().forEach(ProcessHandle::destroyForcibly);
		this.process.destroyForcibly();
		this.process.onExit().join();
	}

	private boolean endsWithin(Duration time) {
		try {
			return this.process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new StackException("Interrupted while " + name() + " was starting or stopping", ex);
		}
	}

}
