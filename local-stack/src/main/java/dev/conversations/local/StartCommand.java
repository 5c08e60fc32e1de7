package dev.conversations.local;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

import dev.conversations.local.fetch.DiskSpace;
import dev.conversations.local.process.Distribution;
import dev.conversations.local.process.Folders;
import dev.conversations.local.process.LogLimit;
import dev.conversations.local.process.PartProcess;
import dev.conversations.local.process.Progress;
import dev.conversations.local.process.StackException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Starts everything, stays in the foreground, and takes everything down with it. */
@Command(name = "start", description = "Start the whole system and stay in the foreground; Ctrl-C stops it.",
		mixinStandardHelpOptions = true)
final class StartCommand implements Callable<Integer> {

	private static final long NEEDED_BYTES = 1_000_000_000;

	private static final long LARGEST_LOG = 20_000_000;

	@Option(names = "--ephemeral", description = "Start with no data and keep none.")
	private boolean ephemeral;

	@Spec
	@SuppressWarnings("NullAway.Init")
	private CommandSpec spec;

	private enum State {

		STARTING, READY, DAMAGED

	}

	private volatile State state = State.STARTING;

	@Override
	public Integer call() throws IOException {
		StackSettings settings = StackSettings.of(System.getenv());
		try (HomeLock lock = HomeLock.take(settings.home())) {
			LeftOvers.end(PidFile.in(settings.home()));
			PortCheck.allFree(settings.ports());
			DiskSpace.require(lock.home(), NEEDED_BYTES);
			Distribution.deleteOthers(lock.home().resolve("run"));
			return run(settings);
		}
	}

	private int run(StackSettings settings) {
		Path data = data(settings.home());
		Stack stack = new Stack(settings, data);
		Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> end(stack, data)));
		try {
			String apiKey = stack.start(new Progress(this::print, Boolean.getBoolean("conversations.terminal")));
			new LogLimit(stack.logs(), LARGEST_LOG).watch();
			String welcome = new Welcome(settings, stack.parts(), apiKey).text();
			// First: who reads that it is ready may end it at once.
			this.state = State.READY;
			print(welcome);
			return awaitEnd(stack);
		}
		catch (StackException ex) {
			if (stack.isStopping()) {
				return 1;
			}
			throw ex;
		}
	}

	private Path data(Path home) {
		if (!this.ephemeral) {
			return home;
		}
		Path data = home.resolve("ephemeral");
		Folders.delete(data);
		return data;
	}

	/** Returns when no part is left. */
	private int awaitEnd(Stack stack) {
		CompletableFuture<?>[] ends = stack.running()
			.stream()
			.map((part) -> part.onExit().thenRun(() -> report(part, stack)))
			.toArray(CompletableFuture[]::new);
		CompletableFuture.allOf(ends).join();
		return 1;
	}

	private void report(PartProcess part, Stack stack) {
		if (!stack.isStopping()) {
			this.state = State.DAMAGED;
			print(part.describeEnd() + ". The other parts keep running; Ctrl-C or './conversations stop' ends them.\n");
		}
	}

	/** Runs when this process was told to end, and after a start that failed. */
	private void end(Stack stack, Path data) {
		boolean started = !stack.running().isEmpty();
		if (started) {
			print("Stopping\n");
		}
		stack.stop();
		if (this.ephemeral) {
			Folders.delete(data);
		}
		if (started) {
			print("Stopped\n");
		}
		switch (this.state) {
			case READY -> Runtime.getRuntime().halt(0);
			case DAMAGED -> Runtime.getRuntime().halt(1);
			case STARTING -> {
				// the exit status is that of the failure or the signal
			}
		}
	}

	private void print(String text) {
		PrintWriter out = this.spec.commandLine().getOut();
		out.print(text);
		out.flush();
	}

}
