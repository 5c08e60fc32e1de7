package dev.conversations.faults.system;

import java.nio.file.Path;

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

	private static Path jar(Path root, String module) {
		return root.resolve(module).resolve("target").resolve(module + ".jar");
	}

}
