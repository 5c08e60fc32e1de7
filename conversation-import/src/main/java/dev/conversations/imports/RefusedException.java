package dev.conversations.imports;

import java.io.Serial;

/** A dialogue did not get in, and the message says why. */
final class RefusedException extends Exception {

	@Serial
	private static final long serialVersionUID = 1L;

	RefusedException(String message) {
		super(message);
	}

}
