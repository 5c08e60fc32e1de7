package dev.conversations.local.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * How parts that are Java programs are run, by the {@code java} of this process.
 *
 * @param options heap, collector, compiler
 * @param archives folder that keeps the loaded classes of each part: a stop writes them
 * when they are missing or old (JEP 310), and the next start takes half of the time; null
 * for parts that run only once
 */
public record Jvm(List<String> options, @Nullable Path archives) {

	/** The same with other options. */
	public Jvm with(List<String> others) {
		return new Jvm(others, this.archives);
	}

	/** The first words of the part's command. */
	public List<String> command(String part) {
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		command.addAll(this.options);
		if (this.archives != null) {
			command.addAll(List.of("-XX:+AutoCreateSharedArchive", "-Xlog:cds=off", "-Xlog:cds+dynamic=off",
					"-XX:SharedArchiveFile=" + this.archives.resolve(part + ".jsa")));
		}
		return command;
	}

}
