package dev.conversations.local.fetch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

import dev.conversations.local.process.StackException;

/**
 * libfaketime, which shows a program another time of day: the installed one, else
 * Debian's package unpacked into the cache.
 */
public final class FaketimeLibrary {

	private static final String FILE = "libfaketimeMT.so.1";

	/** Below it every architecture has a folder. */
	private static final Path INSTALLED = Path.of("/usr/lib");

	private static final long NEEDED_BYTES = 10_000_000;

	private FaketimeLibrary() {
	}

	/**
	 * The shared library, to be named in {@code LD_PRELOAD}.
	 * @throws StackException when it is not installed and this is no Debian
	 */
	public static Path in(Cache cache) {
		return find(INSTALLED).or(() -> find(cache.entry("libfaketime", NEEDED_BYTES, new Package())))
			.orElseThrow(() -> new StackException("the package libfaketime has no " + FILE));
	}

	private static Optional<Path> find(Path folder) {
		try (Stream<Path> architectures = Files.list(folder)) {
			return architectures.map((architecture) -> architecture.resolve("faketime").resolve(FILE))
				.filter(Files::exists)
				.findFirst();
		}
		catch (IOException ex) {
			throw new StackException("%s could not be read: %s".formatted(folder, ex.getMessage()), ex);
		}
	}

	private static final class Package implements Cache.Fetch {

		private static final String PURPOSE = "to fetch libfaketime (or install it)";

		@Override
		public String description() {
			return "Fetching libfaketime (only once)";
		}

		@Override
		public void into(Path result, Path download) throws IOException {
			new Client("apt-get", PURPOSE).run(download, "download", "libfaketime");
			try (Stream<Path> files = Files.list(download)) {
				Path archive = files.filter((file) -> file.toString().endsWith(".deb")).findFirst().orElseThrow();
				new Client("dpkg", PURPOSE).run(download, "-x", archive.toString(), download.toString());
			}
			Path libraries = download.resolve("usr/lib");
			try (Stream<Path> architectures = Files.list(libraries)) {
				for (Path architecture : architectures.toList()) {
					Files.move(architecture, result.resolve(architecture.getFileName()));
				}
			}
		}

	}

}
