package dev.conversations.api.problem;

import java.util.Map;

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
	private static final Map<AsciiString, AsciiString> OF_DATA = Map.of(AsciiString.cached("X-Content-Type-Options"),
			AsciiString.cached("nosniff"), AsciiString.cached("X-Frame-Options"), AsciiString.cached("DENY"),
			AsciiString.cached("Referrer-Policy"), AsciiString.cached("no-referrer"),
			AsciiString.cached("Cache-Control"), AsciiString.cached("no-store"), POLICY,
			AsciiString.cached("default-src 'none'; frame-ancestors 'none'"));

	private SafeHeaders() {
	}

	/** Adds those that an answer does not bring itself. */
	static void complete(HttpHeaders answer) {
		OF_DATA.forEach((name, value) -> {
			if (!answer.contains(name)) {
				answer.add(name, value);
			}
		});
	}

}
