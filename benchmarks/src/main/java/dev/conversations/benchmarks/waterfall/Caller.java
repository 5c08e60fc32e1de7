package dev.conversations.benchmarks.waterfall;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.time.Instant;
import java.util.Locale;

import dev.conversations.benchmarks.lab.Subject;
import dev.conversations.benchmarks.lab.Transfer;
import dev.conversations.benchmarks.load.Call;

/** One client that waits for each answer before it calls again. */
final class Caller implements AutoCloseable {

	private static final String LENGTH = "content-length:";

	private static final String CREATED = "HTTP/1.1 201 ";

	private final Socket socket;

	private final InputStream answers;

	Caller(Subject subject) throws IOException {
		this.socket = new Socket(subject.address().getAddress(), subject.address().getPort());
		this.socket.setTcpNoDelay(true);
		this.answers = new BufferedInputStream(this.socket.getInputStream());
	}

	/**
	 * @throws IOException when the answer is not 201
	 */
	TimedCall call(Call call) throws IOException {
		long sent = Transfer.nanos(Instant.now());
		this.socket.getOutputStream().write(call.bytes());
		readAnswer();
		return new TimedCall(sent, Transfer.nanos(Instant.now()));
	}

	private void readAnswer() throws IOException {
		String status = line();
		if (!status.startsWith(CREATED)) {
			throw new IOException("answered " + status);
		}
		int length = 0;
		for (String header = line(); !header.isEmpty(); header = line()) {
			if (header.toLowerCase(Locale.ROOT).startsWith(LENGTH)) {
				length = Integer.parseInt(header.substring(LENGTH.length()).strip());
			}
		}
		this.answers.readNBytes(length);
	}

	private String line() throws IOException {
		StringBuilder line = new StringBuilder();
		for (int next = this.answers.read(); next != '\n'; next = this.answers.read()) {
			if (next < 0) {
				throw new EOFException("the connection was closed");
			}
			line.append((char) next);
		}
		return line.toString().strip();
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

}
