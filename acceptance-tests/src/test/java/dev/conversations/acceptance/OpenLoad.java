package dev.conversations.acceptance;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends messages at a fixed rate over kept connections, whether the server keeps up or
 * not, and counts the answers. Bare sockets, so that the client leaves the machine to the
 * server.
 */
final class OpenLoad {

	private static final int CONNECTIONS = 64;

	/** A call that is later than this is left out: then this client is the limit. */
	private static final Duration LATEST = Duration.ofSeconds(1);

	private static final int TIMEOUT_MILLIS = 30_000;

	private final Map<String, LongAdder> answers = new ConcurrentHashMap<>();

	private final LongAccumulator slowest = new LongAccumulator(Math::max, 0);

	private final URI server;

	private final byte[] request;

	OpenLoad(Client client, String conversationId) {
		this.server = URI.create(client.url());
		String body = "{\"sender\": \"assistant\", \"content\": \"" + "x".repeat(200) + "\"}";
		this.request = """
				POST /conversations/%s/messages HTTP/1.1\r
				Host: localhost\r
				Authorization: Bearer %s\r
				Content-Type: application/json\r
				Content-Length: %d\r
				Prefer: respond-async\r
				\r
				%s""".formatted(conversationId, client.key(), body.length(), body).getBytes(StandardCharsets.US_ASCII);
	}

	/** Sends for that long, and returns how often each answer came. */
	Map<String, Long> run(int perSecond, Duration time) {
		long start = System.nanoTime();
		long interval = 1_000_000_000L * CONNECTIONS / perSecond;
		try (ExecutorService connections = Executors.newFixedThreadPool(CONNECTIONS)) {
			for (int n = 0; n < CONNECTIONS; n++) {
				long first = start + interval * n / CONNECTIONS;
				connections.execute(() -> connection(first, interval, start + time.toNanos()));
			}
		}
		Map<String, Long> counts = new TreeMap<>();
		this.answers.forEach((answer, count) -> counts.put(answer, count.sum()));
		return counts;
	}

	/** Longest time between sending and an answer. */
	Duration slowest() {
		return Duration.ofNanos(this.slowest.get());
	}

	/** Connects again when the connection is lost. */
	private void connection(long first, long interval, long end) {
		long due = first;
		while (due < end) {
			try (Socket socket = new Socket(this.server.getHost(), this.server.getPort())) {
				socket.setSoTimeout(TIMEOUT_MILLIS);
				InputStream in = new BufferedInputStream(socket.getInputStream());
				for (; due < end; due += interval) {
					call(socket, in, due);
				}
			}
			catch (IOException ex) {
				count(ex.getClass().getSimpleName());
				due += interval;
			}
		}
	}

	private void call(Socket socket, InputStream in, long due) throws IOException {
		LockSupport.parkNanos(due - System.nanoTime());
		long now = System.nanoTime();
		if (now - due > LATEST.toNanos()) {
			count("not sent");
			return;
		}
		socket.getOutputStream().write(this.request);
		count(answer(in));
		this.slowest.accumulate(System.nanoTime() - now);
	}

	private static String answer(InputStream in) throws IOException {
		String status = line(in).split(" ")[1];
		int length = 0;
		String retry = "";
		for (String header = line(in); !header.isEmpty(); header = line(in)) {
			String name = header.substring(0, header.indexOf(':')).toLowerCase(Locale.ROOT);
			if (name.equals("content-length")) {
				length = Integer.parseInt(header.substring(name.length() + 1).strip());
			}
			if (name.equals("retry-after")) {
				retry = " with Retry-After";
			}
		}
		String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
		String code = body.replaceAll("(?s).*\"code\":\"([^\"]*)\".*|.*", " $1").stripTrailing();
		return status + code + retry;
	}

	private static String line(InputStream in) throws IOException {
		StringBuilder line = new StringBuilder();
		for (int next = in.read(); next != '\n'; next = in.read()) {
			if (next < 0) {
				throw new IOException("the connection was closed");
			}
			line.append((char) next);
		}
		return line.toString().stripTrailing();
	}

	private void count(String answer) {
		this.answers.computeIfAbsent(answer, (ignored) -> new LongAdder()).increment();
	}

}
