package dev.conversations.processor.operations;

import picocli.CommandLine.Option;

/** Whether people or programs read what a command prints. */
final class OutputOption {

	@Option(names = "--json", description = "Print the result as JSON, in one line; progress goes to standard error.")
	private boolean json;

	boolean json() {
		return this.json;
	}

}
