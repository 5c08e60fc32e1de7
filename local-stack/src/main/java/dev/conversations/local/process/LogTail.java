package dev.conversations.local.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The end of a log file. */
final class LogTail {

	private static final int BYTES = 4096;

	private LogTail() {
	}

	/** At most the last {@value #BYTES} bytes; empty when the file cannot be read. */
	static String of(Path log) {
		try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
			file.seek(Math.max(0, file.length() - BYTES));
			byte[] tail = new byte[BYTES];
			int length = Math.max(0, file.read(tail));
			return new String(tail, 0, length, StandardCharsets.UTF_8).strip();
		}
		catch (IOException ex) {
			return "";
		}
	}

}
