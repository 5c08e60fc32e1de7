package dev.conversations.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;

import dev.conversations.local.process.StackException;

/**
 * A file of {@code NAME=value} lines that only its owner may read (mode 600), because it
 * holds keys. It is replaced whole: a reader never sees half of it.
 */
record PrivateFile(Path file) {

	void write(Map<String, String> values) {
		StringBuilder lines = new StringBuilder();
		values.forEach((name, value) -> lines.append(name).append('=').append(value).append('\n'));
		try {
			Path folder = Files.createDirectories(this.file.toAbsolutePath().getParent());
			Path written = Files.createTempFile(folder, ".conversations-", ".env",
					PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
			Files.writeString(written, lines);
			Files.move(written, this.file, StandardCopyOption.ATOMIC_MOVE);
		}
		catch (IOException ex) {
			throw new StackException("%s could not be written: %s".formatted(this.file, ex.getMessage()), ex);
		}
	}

	/** Empty when the file does not exist. */
	Map<String, String> read() {
		Map<String, String> values = new LinkedHashMap<>();
		try {
			if (Files.exists(this.file)) {
				Files.readAllLines(this.file)
					.stream()
					.map((line) -> line.split("=", 2))
					.filter((parts) -> parts.length == 2)
					.forEach((parts) -> values.put(parts[0], parts[1]));
			}
			return values;
		}
		catch (IOException ex) {
			throw new StackException("%s could not be read: %s".formatted(this.file, ex.getMessage()), ex);
		}
	}

	void delete() {
		try {
			Files.deleteIfExists(this.file);
		}
		catch (IOException ex) {
			throw new StackException("%s could not be deleted: %s".formatted(this.file, ex.getMessage()), ex);
		}
	}

}
