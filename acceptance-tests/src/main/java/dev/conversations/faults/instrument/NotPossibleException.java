package dev.conversations.faults.instrument;

/** This machine or this user lacks what the fault needs, so it could not be tried. */
public final class NotPossibleException extends RuntimeException {

	public NotPossibleException(String message) {
		super(message);
	}

}
