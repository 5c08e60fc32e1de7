package dev.conversations.benchmarks.load;

import java.nio.charset.StandardCharsets;

/**
 * A request as it goes over the wire.
 *
 * @param bytes request line, headers and body
 */
public record Call(byte[] bytes) {

	private static final String HEAD = "%s %s HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer %s\r\n";

	/**
	 * @param headers whole lines, each with its line end
	 */
	public static Call post(String path, String key, String headers, String json) {
		int length = json.getBytes(StandardCharsets.UTF_8).length;
		return of(HEAD.formatted("POST", path, key) + headers
				+ "Content-Type: application/json\r\nContent-Length: %d\r\n\r\n%s".formatted(length, json));
	}

	public static Call get(String path, String key) {
		return of(HEAD.formatted("GET", path, key) + "\r\n");
	}

	private static Call of(String text) {
		return new Call(text.getBytes(StandardCharsets.UTF_8));
	}

}
