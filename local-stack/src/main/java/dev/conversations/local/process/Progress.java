package dev.conversations.local.process;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Tells what is being done: one line each, on a terminal with the seconds so far.
 *
 * @param output receives the text, line ends included
 * @param terminal whether a line can be written over
 */
public record Progress(Consumer<String> output, boolean terminal) {

	public void say(String line) {
		this.output.accept(line + "\n");
	}

	/** Does the work and tells about it. */
	public <E extends Exception> void during(String what, Work<E> work) throws E {
		if (!this.terminal) {
			say(what);
			work.run();
			return;
		}
		Instant start = Instant.now();
		try (ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor()) {
			clock.scheduleAtFixedRate(() -> show(what, start), 0, 1, TimeUnit.SECONDS);
			work.run();
			clock.shutdownNow();
		}
		finally {
			show(what, start);
			say("");
		}
	}

	private void show(String what, Instant start) {
		this.output.accept("\r%s (%d s)".formatted(what, Duration.between(start, Instant.now()).toSeconds()));
	}

	/** Something that takes a while. */
	@FunctionalInterface
	public interface Work<E extends Exception> {

		void run() throws E;

	}

}
