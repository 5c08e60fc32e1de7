package dev.conversations.api.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A request whose every part can be spoilt before it is sent. */
final class Request {

	String method;

	String path;

	final List<String> query = new ArrayList<>();

	final List<String> headers = new ArrayList<>();

	byte[] body;

	boolean chunked;

	Request(String method, String path, String json) {
		this.method = method;
		this.path = path;
		this.body = json.getBytes(StandardCharsets.UTF_8);
	}

	/** Sets the header anew; an empty value leaves it out. */
	void header(String name, String value) {
		this.headers.removeIf((line) -> line.startsWith(name + ":"));
		if (!value.isEmpty()) {
			this.headers.add(name + ": " + value);
		}
	}

	String target() {
		return this.query.isEmpty() ? this.path : this.path + "?" + String.join("&", this.query);
	}

	byte[] bytes() {
		var bytes = new ByteArrayOutputStream();
		var head = new StringBuilder(this.method + " " + target() + " HTTP/1.1\r\nHost: localhost\r\n");
		this.headers.forEach((line) -> head.append(line).append("\r\n"));
		if (this.chunked) {
			head.append("Transfer-Encoding: chunked\r\n\r\n")
				.append(Integer.toHexString(this.body.length))
				.append("\r\n");
		}
		else {
			head.append((this.body.length > 0) ? "Content-Length: " + this.body.length + "\r\n\r\n" : "\r\n");
		}
		bytes.writeBytes(head.toString().getBytes(StandardCharsets.UTF_8));
		bytes.writeBytes(this.body);
		if (this.chunked) {
			bytes.writeBytes(((this.body.length > 0) ? "\r\n0\r\n\r\n" : "\r\n").getBytes(StandardCharsets.US_ASCII));
		}
		return bytes.toByteArray();
	}

	@Override
	public String toString() {
		String text = new String(bytes(), StandardCharsets.UTF_8).replace("\r\n", "⏎");
		return (text.length() > 700) ? text.substring(0, 700) + "… (" + text.length() + ")" : text;
	}

}
