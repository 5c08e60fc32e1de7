package dev.conversations.api.problem;

import java.util.List;

import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.AsciiString;

/**
 * Headers that keep answers out of caches, frames and type guessing. Names and values are
 * the bytes that go out, so that no answer encodes them again.
 */
final class SafeHeaders {

	static final AsciiString POLICY = AsciiString.cached("Content-Security-Policy");

	/**
	 * For the pages that describe the API: scripts and requests of our own; Swagger UI
	 * sets styles and shows pictures inline.
	 */
	static final AsciiString POLICY_OF_DOCS = AsciiString
		.cached("default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self' 'unsafe-inline'; "
				+ "img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'");

	/** Those of answers that no browser shows. */
	private static final List<Header> OF_DATA = List.of(new Header("X-Content-Type-Options", "nosniff"),
			new Header("X-Frame-Options", "DENY"), new Header("Referrer-Policy", "no-referrer"),
			new Header("Cache-Control", "no-store"),
			new Header(POLICY, AsciiString.cached("default-src 'none'; frame-ancestors 'none'")));

	private SafeHeaders() {
	}

	/** Adds those that an answer does not bring itself. */
	static void complete(HttpHeaders answer) {
		for (Header header : OF_DATA) {
			if (!answer.contains(header.name)) {
				answer.add(header.name, header.value);
			}
		}
	}

	private record Header(AsciiString name, AsciiString value) {

		Header(String name, String value) {
			this(AsciiString.cached(name), AsciiString.cached(value));
		}

	}

}
