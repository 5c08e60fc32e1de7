package dev.conversations.local;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Processes of a stack whose own process was killed before it could stop them. */
final class LeftOvers {

	private static final Duration LONGEST_STOP = Duration.ofSeconds(20);

	private LeftOvers() {
	}

	/** Ends those that the file names, the last started first, and deletes the file. */
	static void end(PidFile pids) {
		List<PidFile.Entry> left = pids.running()
			.stream()
			.filter((entry) -> !entry.name().equals(PidFile.STACK))
			.toList();
		left.reversed().forEach((entry) -> entry.process().ifPresent(LeftOvers::end));
		pids.delete();
	}

	private static void end(ProcessHandle process) {
		process.destroy();
		process.onExit()
			.completeOnTimeout(process, LONGEST_STOP.toSeconds(), TimeUnit.SECONDS)
			.thenAccept(ProcessHandle::destroyForcibly)
			.join();
	}

}
