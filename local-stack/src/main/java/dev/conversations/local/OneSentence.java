package dev.conversations.local;

import dev.conversations.local.process.StackException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Tells a person what went wrong in the words of the exception, without its stack. */
final class OneSentence implements IExecutionExceptionHandler {

	@Override
	public int handleExecutionException(Exception ex, CommandLine command, ParseResult parsed) throws Exception {
		if (ex instanceof StackException) {
			command.getErr().println(ex.getMessage());
			return CommandLine.ExitCode.SOFTWARE;
		}
		throw ex;
	}

}
