package dev.conversations.local.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The end of a log file. */
final class LogTail {

	private static final int BYTES = 4096;

	private static final int LINES = 8;

	private static final int WIDTH = 200;

	private LogTail() {
	}

	/**
	 * The last lines, cut, but for those of stack traces; empty when the file cannot be
	 * read.
	 */
	static String of(Path log) {
		try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
			file.seek(Math.max(0, file.length() - BYTES));
			byte[] tail = new byte[BYTES];
			int length = Math.max(0, file.read(tail));
			List<String> lines = new String(tail, 0, length, StandardCharsets.UTF_8).lines()
				.filter((line) -> !line.isBlank() && !line.startsWith("\t"))
				.map((line) -> line.substring(0, Math.min(line.length(), WIDTH)))
				.toList();
			return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES), lines.size()));
		}
		catch (IOException ex) {
			return "";
		}
	}

}
