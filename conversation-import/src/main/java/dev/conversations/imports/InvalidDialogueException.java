package dev.conversations.imports;

import java.io.Serial;

/** A line is no dialogue. The message says why, for the person who made the file. */
final class InvalidDialogueException extends Exception {

	@Serial
	private static final long serialVersionUID = 1L;

	InvalidDialogueException(String message) {
		super(message);
	}

}
