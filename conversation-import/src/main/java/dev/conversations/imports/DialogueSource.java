package dev.conversations.imports;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPInputStream;

/**
 * The file that is imported, plain or gzipped, and how far it has been read.
 *
 * @param size in bytes as it lies on the disk; -1 when nobody knows
 * @param position bytes read so far, of {@code size}
 */
record DialogueSource(InputStream in, long size, AtomicLong position) implements AutoCloseable {

	static DialogueSource open(Path file) throws IOException {
		return of(Files.newInputStream(file), Files.size(file));
	}

	/** Unpacks what begins like gzip (RFC 1952), whatever the file is called. */
	static DialogueSource of(InputStream raw, long size) throws IOException {
		AtomicLong position = new AtomicLong();
		BufferedInputStream counted = new BufferedInputStream(new Counted(raw, position));
		counted.mark(2);
		boolean gzipped = counted.read() == 0x1f && counted.read() == 0x8b;
		counted.reset();
		return new DialogueSource(gzipped ? new GZIPInputStream(counted, 8192) : counted, size, position);
	}

	@Override
	public void close() throws IOException {
		this.in.close();
	}

	private static final class Counted extends FilterInputStream {

		private final AtomicLong position;

		Counted(InputStream in, AtomicLong position) {
			super(in);
			this.position = position;
		}

		@Override
		public int read() throws IOException {
			int read = super.read();
			this.position.addAndGet((read >= 0) ? 1 : 0);
			return read;
		}

		@Override
		public int read(byte[] bytes, int offset, int length) throws IOException {
			int read = super.read(bytes, offset, length);
			this.position.addAndGet(Math.max(0, read));
			return read;
		}

	}

}
