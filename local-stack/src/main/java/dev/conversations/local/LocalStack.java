package dev.conversations.local;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Entry point of the local stack. */
@Command(name = "local-stack", description = "The whole system on this machine, without Docker.",
		mixinStandardHelpOptions = true, subcommands = { StartCommand.class, StopCommand.class })
final class LocalStack {

	private LocalStack() {
	}

	public static void main(String[] arguments) {
		System
			.exit(new CommandLine(new LocalStack()).setExecutionExceptionHandler(new OneSentence()).execute(arguments));
	}

}
