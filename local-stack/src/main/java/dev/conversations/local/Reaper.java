package dev.conversations.local;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.conversations.local.process.PartProcess;

/**
 * Ends processes and deletes their folder when this JVM is gone, however it ended: a
 * shell waits for the end of its input. A shutdown hook would take the parts away from
 * applications that are still closing in hooks of their own.
 */
final class Reaper {

	private static final String SCRIPT = """
			trap '' INT HUP TERM
			cat
			folder=$1; shift
			[ $# -eq 0 ] || kill -KILL "$@"
			while kill -0 "$@"; do sleep 0.05; done
			rm -rf "$folder"
			""";

	private Reaper() {
	}

	static void start(Path folder, List<PartProcess> processes) throws IOException {
		List<String> command = new ArrayList<>(List.of("sh", "-c", SCRIPT, "reaper", folder.toString()));
		processes.forEach((process) -> command.add(String.valueOf(process.pid())));
		new ProcessBuilder(command).redirectOutput(Redirect.DISCARD).redirectError(Redirect.DISCARD).start();
	}

}
