package dev.conversations.api.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends bytes as they are, each on a connection of its own, and reads one HTTP answer.
 */
final class RawHttp {

	private static final JsonMapper JSON = new JsonMapper();

	private final int port;

	private final Duration longest;

	/**
	 * @param longest time until the next byte of the answer
	 */
	RawHttp(int port, Duration longest) {
		this.port = port;
		this.longest = longest;
	}

	Response send(byte[] request, boolean withBody) throws IOException {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), this.port)) {
			socket.setTcpNoDelay(true);
			socket.setSoTimeout((int) this.longest.toMillis());
			socket.getOutputStream().write(request);
			return read(socket.getInputStream(), withBody);
		}
	}

	private static Response read(InputStream in, boolean withBody) throws IOException {
		int status = Integer.parseInt(line(in).split(" ")[1]);
		Map<String, String> headers = new LinkedHashMap<>();
		for (String line = line(in); !line.isEmpty(); line = line(in)) {
			String[] parts = line.split(": ?", 2);
			headers.put(parts[0].toLowerCase(Locale.ROOT), parts[1]);
		}
		if (status == 100) {
			return read(in, withBody);
		}
		return new Response(status, headers, withBody ? body(in, status, headers) : new byte[0]);
	}

	private static byte[] body(InputStream in, int status, Map<String, String> headers) throws IOException {
		if ("chunked".equals(headers.get("transfer-encoding"))) {
			var whole = new ByteArrayOutputStream();
			for (int size = chunk(in); size > 0; size = chunk(in)) {
				whole.write(in.readNBytes(size));
				line(in);
			}
			return whole.toByteArray();
		}
		return (status == 304 || status == 204) ? new byte[0]
				: in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
	}

	private static int chunk(InputStream in) throws IOException {
		return Integer.parseInt(line(in), 16);
	}

	private static String line(InputStream in) throws IOException {
		var line = new StringBuilder();
		for (int c = in.read(); c != '\n'; c = in.read()) {
			if (c < 0) {
				throw new EOFException("The connection was closed without an answer");
			}
			line.append((char) c);
		}
		return line.toString().strip();
	}

	/**
	 * An answer.
	 *
	 * @param headers by their names in lower case
	 */
	record Response(int status, Map<String, String> headers, byte[] body) {

		JsonNode json() {
			return JSON.readTree(this.body);
		}

		String text() {
			return new String(this.body, StandardCharsets.UTF_8);
		}

	}

}
