package dev.conversations.faults.system;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;

import org.jspecify.annotations.Nullable;

/** The executable jars of the two applications. */
public record Jars(Path api, Path processor) {

	/**
	 * Those of this checkout, whose folder the system property {@code conversations.root}
	 * names; without it the folder above the working folder is taken.
	 * @param processor another jar of the processor; null for that of the checkout
	 */
	public static Jars ofCheckout(@Nullable Path processor) {
		Path root = Path.of(System.getProperty("conversations.root", "..")).toAbsolutePath().normalize();
		return new Jars(jar(root, "conversation-api"),
				(processor != null) ? processor.toAbsolutePath() : jar(root, "conversation-processor"));
	}

	/**
	 * The same, unpacked beside them, which start quicker: done once for each build. What
	 * the JVM has loaded may be kept in the same folders.
	 */
	public Jars unpacked() {
		return new Jars(unpacked(this.api), unpacked(this.processor));
	}

	private static Path unpacked(Path jar) {
		try {
			Path folder = jar.resolveSibling("unpacked-" + checksum(jar));
			Path unpacked = folder.resolve(jar.getFileName());
			if (Files.notExists(unpacked)) {
				Path fresh = Files.createTempDirectory(jar.getParent(), "unpacking-");
				run(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Djarmode=tools",
						"-jar", jar.toString(), "extract", "--force", "--destination", fresh.toString()));
				Files.move(fresh, folder);
			}
			return unpacked;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Builds are reproducible: neither time nor size tells one from another. */
	private static String checksum(Path jar) throws IOException {
		CRC32 checksum = new CRC32();
		try (InputStream in = new CheckedInputStream(Files.newInputStream(jar), checksum)) {
			in.transferTo(OutputStream.nullOutputStream());
		}
		return Long.toHexString(checksum.getValue());
	}

	private static void run(List<String> command) throws IOException {
		try {
			int status = new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(Redirect.DISCARD)
				.start()
				.waitFor();
			if (status != 0) {
				throw new IOException("%s ended with status %d".formatted(command, status));
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IOException("interrupted", ex);
		}
	}

	private static Path jar(Path root, String module) {
		return root.resolve(module).resolve("target").resolve(module + ".jar");
	}

}
