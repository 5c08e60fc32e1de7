package dev.conversations.local.part;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.conversations.local.process.StackException;

/**
 * The broker's class path: this module's classes (a jar or a folder) and the {@code lib}
 * folder that the build puts beside them.
 */
final class BrokerClasspath {

	private BrokerClasspath() {
	}

	static String of(Class<?> type) {
		try {
			Path classes = Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
			Path lib = classes.resolveSibling("lib");
			if (!Files.isDirectory(lib)) {
				throw new StackException(
						"The broker's libraries are missing in %s: build the module local-stack".formatted(lib));
			}
			return classes + File.pathSeparator + lib.resolve("*");
		}
		catch (URISyntaxException ex) {
			throw new StackException("The broker's class path could not be found: " + ex.getMessage(), ex);
		}
	}

}
