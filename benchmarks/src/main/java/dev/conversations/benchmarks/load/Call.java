package dev.conversations.benchmarks.load;

import java.nio.charset.StandardCharsets;

/**
 * A request as it goes over the wire.
 *
 * @param bytes request line, headers and body
 */
public record Call(byte[] bytes) {

	/**
	 * @param headers whole lines, each with its line end
	 */
	public static Call post(String path, String key, String headers, String json) {
		int length = json.getBytes(StandardCharsets.UTF_8).length;
		return of(head("POST", path, key) + headers + "Content-Type: application/json\r\nContent-Length: " + length
				+ "\r\n\r\n" + json);
	}

	public static Call get(String path, String key) {
		return of(head("GET", path, key) + "\r\n");
	}

	// The client takes its CPU from the server beside it, and a format is not cheap.
	private static String head(String method, String path, String key) {
		return method + ' ' + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " + key + "\r\n";
	}

	private static Call of(String text) {
		return new Call(text.getBytes(StandardCharsets.UTF_8));
	}

}
