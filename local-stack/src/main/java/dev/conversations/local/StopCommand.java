package dev.conversations.local;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Ends a stack that runs in another terminal. */
@Command(name = "stop", description = "Stop the system that another terminal started.", mixinStandardHelpOptions = true)
final class StopCommand implements Callable<Integer> {

	/** Longer than all parts together may take. */
	private static final int LONGEST_STOP_SECONDS = 120;

	@Spec
	@SuppressWarnings("NullAway.Init")
	private CommandSpec spec;

	@Override
	public Integer call() {
		StackSettings settings = StackSettings.of(System.getenv());
		PidFile pids = PidFile.in(settings.home());
		if (pids.running().isEmpty()) {
			say("No stack is running in " + settings.home());
			return 0;
		}
		say("Stopping");
		stack(pids).ifPresent(StopCommand::end);
		LeftOvers.end(pids);
		new PrivateFile(settings.envFile()).delete();
		say("Stopped");
		return 0;
	}

	private static Optional<ProcessHandle> stack(PidFile pids) {
		return pids.running()
			.stream()
			.filter((entry) -> entry.name().equals(PidFile.STACK))
			.findFirst()
			.flatMap(PidFile.Entry::process);
	}

	private static void end(ProcessHandle stack) {
		stack.destroy();
		stack.onExit()
			.completeOnTimeout(stack, LONGEST_STOP_SECONDS, TimeUnit.SECONDS)
			.thenAccept(ProcessHandle::destroyForcibly)
			.join();
	}

	private void say(String line) {
		this.spec.commandLine().getOut().println(line);
	}

}
