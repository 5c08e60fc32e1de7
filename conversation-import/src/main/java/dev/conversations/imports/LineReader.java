package dev.conversations.imports;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

/**
 * Splits a stream into lines, as bytes. A line longer than the limit is passed over
 * without being held in memory. For one thread.
 */
final class LineReader {

	static final int MAX_LINE = 16 * 1024 * 1024;

	private final InputStream in;

	private final byte[] buffer = new byte[64 * 1024];

	private int position;

	private int limit;

	private long number;

	LineReader(InputStream in) {
		this.in = in;
	}

	/** The next line without its end, or null at the end of the stream. */
	@Nullable Line next() throws IOException {
		ByteArrayOutputStream line = new ByteArrayOutputStream();
		boolean tooLong = false;
		boolean any = false;
		while (fill()) {
			any = true;
			int end = endOfLine();
			tooLong |= line.size() + (end - this.position) > MAX_LINE;
			if (!tooLong) {
				line.write(this.buffer, this.position, end - this.position);
			}
			this.position = end;
			if (end < this.limit) {
				this.position++;
				break;
			}
		}
		return any ? new Line(++this.number, tooLong ? null : line.toByteArray()) : null;
	}

	/** Lines read so far. */
	long number() {
		return this.number;
	}

	private boolean fill() throws IOException {
		if (this.position == this.limit) {
			this.position = 0;
			this.limit = Math.max(0, this.in.read(this.buffer));
		}
		return this.position < this.limit;
	}

	private int endOfLine() {
		int end = this.position;
		while (end < this.limit && this.buffer[end] != '\n') {
			end++;
		}
		return end;
	}

	/**
	 * A line of the file.
	 *
	 * @param number from 1
	 * @param bytes null when it is longer than {@link #MAX_LINE}
	 */
	@SuppressWarnings("ArrayRecordComponent")
	record Line(long number, byte @Nullable [] bytes) {

		boolean isBlank() {
			return this.bytes != null && new String(this.bytes, StandardCharsets.ISO_8859_1).isBlank();
		}

	}

}
