package dev.conversations.local.process;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.List;

/**
 * Lets a thread of a part that runs go on until it waits or its time is up, however many
 * others wake up meanwhile (SCHED_BATCH of sched(7)). The parts share the cores of one
 * machine, and each step of a write wakes a thread of another part: switched less often
 * they get more done (figures in docs/performance.md).
 */
final class BatchScheduling {

	private static final List<String> WORDS = Tools.find("chrt")
		.map((chrt) -> List.of(chrt.toString(), "-b", "0"))
		.filter(BatchScheduling::isPermitted)
		.orElse(List.of());

	private BatchScheduling() {
	}

	/** To stand before a command; none where the machine has no such scheduling. */
	static List<String> words() {
		return WORDS;
	}

	private static boolean isPermitted(List<String> words) {
		try {
			return new ProcessBuilder(words.get(0), words.get(1), words.get(2), "true").redirectErrorStream(true)
				.redirectOutput(Redirect.DISCARD)
				.start()
				.waitFor() == 0;
		}
		catch (IOException ex) {
			return false;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

}
