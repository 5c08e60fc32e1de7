package dev.conversations.local.process;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The processes of one stack. They are stopped in the reverse order of their start; once
 * that has begun, none is started any more.
 */
public final class ProcessGroup {

	private static final Duration LONGEST_START = Duration.ofMinutes(5);

	private static final Duration LONGEST_STOP = Duration.ofSeconds(30);

	private final List<PartProcess> processes = new ArrayList<>();

	private final Consumer<List<PartProcess>> changes;

	private boolean closing;

	/**
	 * @param changes receives all processes whenever one has been started
	 */
	public ProcessGroup(Consumer<List<PartProcess>> changes) {
		this.changes = changes;
	}

	/** Starts these at once and returns when all of them are ready. */
	public void start(List<? extends Part> parts) {
		List<PartProcess> started = parts.stream().map(this::start).toList();
		started.forEach((process) -> process.awaitReady(LONGEST_START));
	}

	private synchronized PartProcess start(Part part) {
		if (this.closing) {
			throw new StackException(part.name() + " is not started: the stack is stopping");
		}
		PartProcess process = PartProcess.start(part);
		this.processes.add(process);
		this.changes.accept(all());
		return process;
	}

	public synchronized List<PartProcess> all() {
		return List.copyOf(this.processes);
	}

	/** Stops one after the other, each by force when it takes longer than 30 s. */
	public void stop() {
		close().reversed().forEach((process) -> process.stop(LONGEST_STOP));
	}

	/** Ends all of them at once, losing what they have not written yet. */
	public void kill() {
		close().forEach(PartProcess::kill);
	}

	public synchronized boolean isClosing() {
		return this.closing;
	}

	private synchronized List<PartProcess> close() {
		this.closing = true;
		return all();
	}

}
