package dev.conversations.local.fetch;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.conversations.local.process.StackException;
import dev.conversations.local.process.Tools;

/**
 * A program of the system that fetches or unpacks: npm, mvn or tar.
 *
 * @param program its name on the PATH
 * @param purpose what the stack needs it for, the end of a sentence
 */
record Client(String program, String purpose) {

	/** Runs it to its end in this folder. */
	void run(Path folder, String... arguments) throws IOException {
		Path program = Tools.find(this.program)
			.orElseThrow(() -> new StackException(
					"%s is not installed (not on the PATH): it is needed %s".formatted(this.program, this.purpose)));
		Path output = Files.createTempFile(folder, this.program, ".out");
		List<String> command = new ArrayList<>(List.of(program.toString()));
		command.addAll(List.of(arguments));
		Process process = new ProcessBuilder(command).directory(folder.toFile())
			.redirectInput(Redirect.from(new File("/dev/null")))
			.redirectErrorStream(true)
			.redirectOutput(Redirect.to(output.toFile()))
			.start();
		int status = process.onExit().join().exitValue();
		if (status != 0) {
			throw new StackException("'%s' failed with status %d:\n%s".formatted(String.join(" ", command), status,
					Files.readString(output).strip().indent(2).stripTrailing()));
		}
		Files.delete(output);
	}

}
