package dev.conversations.local.process;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Starts processes from one thread that lives as long as this JVM: the kernel counts the
 * end of the <em>thread</em> that started a process as the death of its parent (prctl(2),
 * PR_SET_PDEATHSIG).
 */
final class Launcher {

	private static final ExecutorService THREAD = Executors
		.newSingleThreadExecutor((task) -> Thread.ofPlatform().name("launcher").daemon().unstarted(task));

	private Launcher() {
	}

	static Process start(Callable<Process> start) throws IOException {
		Future<Process> process = THREAD.submit(start);
		try {
			return process.get();
		}
		catch (ExecutionException ex) {
			throw new IOException(Objects.requireNonNullElse(ex.getCause(), ex).getMessage(), ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IOException("interrupted", ex);
		}
	}

	/**
	 * Words before a command that give it a session of its own, a parent whose death ends
	 * it, and the scheduling of {@link BatchScheduling}; all of these programs become the
	 * command, so its process id is that of the part.
	 */
	static List<String> wordsBefore() {
		List<String> words = new ArrayList<>(BatchScheduling.words());
		Tools.find("setsid").ifPresent((setsid) -> words.add(setsid.toString()));
		Tools.find("setpriv")
			.ifPresent((setpriv) -> words.addAll(List.of(setpriv.toString(), "--pdeathsig", "TERM", "--")));
		return words;
	}

}
