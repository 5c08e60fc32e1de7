package dev.conversations.api.problem;

import java.util.function.BiConsumer;

/** Headers that keep answers out of caches, frames and type guessing. */
final class SafeHeaders {

	private static final String NOTHING = "default-src 'none'; frame-ancestors 'none'";

	/**
	 * Scripts and requests of our own; Swagger UI sets styles and shows pictures inline.
	 */
	private static final String DOCS = "default-src 'none'; script-src 'self'; connect-src 'self'; "
			+ "style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'";

	private SafeHeaders() {
	}

	/** Those of answers that no browser shows. */
	static void ofData(BiConsumer<String, String> header) {
		all(header, NOTHING);
	}

	/** Those of the pages that describe the API. */
	static void ofDocs(BiConsumer<String, String> header) {
		all(header, DOCS);
	}

	private static void all(BiConsumer<String, String> header, String policy) {
		header.accept("X-Content-Type-Options", "nosniff");
		header.accept("X-Frame-Options", "DENY");
		header.accept("Referrer-Policy", "no-referrer");
		header.accept("Cache-Control", "no-store");
		header.accept("Content-Security-Policy", policy);
	}

}
