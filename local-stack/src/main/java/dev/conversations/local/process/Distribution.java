package dev.conversations.local.process;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The folder from which this module runs: its own classes (a jar or a folder), the
 * {@code lib} folder that the build puts beside them, and a folder for each application.
 */
public final class Distribution {

	private Distribution() {
	}

	/** Made anew by each build, so that what is kept in it fits the jars. */
	public static Path folder() {
		return classes().resolveSibling("").toAbsolutePath().normalize();
	}

	/** The class path on which the classes of the broker are found. */
	public static String classpath() {
		Path classes = classes();
		Path lib = classes.resolveSibling("lib");
		if (!Files.isDirectory(lib)) {
			throw new StackException("%s does not exist: build the module local-stack".formatted(lib));
		}
		return classes + File.pathSeparator + lib.resolve("*");
	}

	/** The jar of an application, which has its libraries beside it. */
	public static Path jar(String application) {
		Path jar = classes().resolveSibling(application).resolve(application + ".jar");
		if (Files.notExists(jar)) {
			throw new StackException("%s does not exist: './conversations start' builds it".formatted(jar));
		}
		return jar;
	}

	/** Deletes the distributions of earlier builds, which nobody runs any more. */
	public static void deleteOthers(Path distributions) {
		try (Stream<Path> folders = Files.isDirectory(distributions) ? Files.list(distributions) : Stream.empty()) {
			folders.filter((folder) -> !folder.toAbsolutePath().equals(folder())).forEach(Folders::delete);
		}
		catch (IOException ex) {
			throw new StackException("%s could not be read: %s".formatted(distributions, ex.getMessage()), ex);
		}
	}

	private static Path classes() {
		try {
			return Path.of(Distribution.class.getProtectionDomain().getCodeSource().getLocation().toURI());
		}
		catch (URISyntaxException ex) {
			throw new StackException("The folder of the local stack could not be found: " + ex.getMessage(), ex);
		}
	}

}
