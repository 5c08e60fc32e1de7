package dev.conversations.local.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * How parts that are Java programs are run, by the {@code java} of this process.
 *
 * @param options heap, collector, compiler
 * @param archives folder that keeps what a start of each part can use again: a stop
 * writes it when it is missing, and a JVM that cannot use it starts without; null for
 * parts that run only once
 * @param ahead whether that is more than the loaded classes (JEP 310), from JDK 25 on:
 * they are kept linked and with the profiles of their methods (JEP 483 and 515), which
 * takes a stop ten seconds to write
 */
public record Jvm(List<String> options, @Nullable Path archives, boolean ahead) {

	private static final int OLDEST_AHEAD = 25;

	public Jvm(List<String> options, @Nullable Path archives) {
		this(options, archives, false);
	}

	/** The same with other options, and with all that can be kept. */
	public Jvm ahead(List<String> others) {
		return new Jvm(others, this.archives, Runtime.version().feature() >= OLDEST_AHEAD);
	}

	/** The first words of the part's command. */
	public List<String> command(String part) {
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		command.addAll(this.options);
		if (this.archives != null) {
			command.addAll(this.ahead ? cache(this.archives, part) : archive(this.archives, part));
		}
		return command;
	}

	private static List<String> archive(Path archives, String part) {
		return List.of("-XX:+AutoCreateSharedArchive", "-Xlog:cds=off", "-Xlog:cds+dynamic=off",
				"-XX:SharedArchiveFile=" + archives.resolve(part + ".jsa"));
	}

	/** Another JDK cannot use it, and is not to try for ever. */
	private static List<String> cache(Path archives, String part) {
		Path cache = archives.resolve("%s-%s.aot".formatted(part, Runtime.version()));
		return List.of("-Xlog:aot=off", (Files.exists(cache) ? "-XX:AOTCache=" : "-XX:AOTCacheOutput=") + cache);
	}

}
