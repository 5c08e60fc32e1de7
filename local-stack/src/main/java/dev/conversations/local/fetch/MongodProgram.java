package dev.conversations.local.fetch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

import dev.conversations.local.process.StackException;
import dev.conversations.local.process.Tools;
import org.jspecify.annotations.Nullable;

/**
 * The mongod to run.
 *
 * @param file the program
 * @param libraries folder with shared libraries for it; missing when it needs none
 */
public record MongodProgram(Path file, Path libraries) {

	private static final Path NO_LIBRARIES = Path.of("lib");

	/**
	 * The one that {@code MONGOD} names, else one on the PATH that is new enough, else
	 * the one in the cache.
	 */
	public static MongodProgram in(Cache cache) {
		return of(System.getenv("MONGOD"), cache);
	}

	static MongodProgram of(@Nullable String configured, Cache cache) {
		if (configured != null && !configured.isBlank()) {
			return own(Path.of(configured));
		}
		Optional<Path> installed = Tools.find("mongod").filter(MongodVersion::isEnough);
		return installed.map((file) -> new MongodProgram(file, NO_LIBRARIES)).orElseGet(() -> fetched(cache));
	}

	private static MongodProgram own(Path file) {
		if (!Files.isExecutable(file)) {
			throw new StackException("MONGOD names %s, which is no program".formatted(file));
		}
		if (!MongodVersion.isEnough(file)) {
			throw new StackException(
					"MONGOD names %s, which is not MongoDB %d or newer".formatted(file, MongodVersion.OLDEST));
		}
		return new MongodProgram(file, NO_LIBRARIES);
	}

	private static MongodProgram fetched(Cache cache) {
		Path entry = MongodPackage.forThisSystem().in(cache);
		return new MongodProgram(entry.resolve("mongod"), Objects.requireNonNull(entry.resolve("lib")));
	}

	/** What {@code mongod --version} says. */
	private static final class MongodVersion {

		/** Client-level bulkWrite came with 8.0. */
		static final int OLDEST = 8;

		private MongodVersion() {
		}

		static boolean isEnough(Path file) {
			try {
				Process process = new ProcessBuilder(file.toString(), "--version").redirectErrorStream(true).start();
				String output = new String(process.getInputStream().readAllBytes(),
						java.nio.charset.StandardCharsets.UTF_8);
				return java.util.regex.Pattern.compile("db version v(\\d+)")
					.matcher(output)
					.results()
					.anyMatch((version) -> Integer.parseInt(version.group(1)) >= OLDEST);
			}
			catch (IOException ex) {
				return false;
			}
		}

	}

}
