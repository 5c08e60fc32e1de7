package dev.conversations.processor.operations;

/** A command that would do harm, or cannot do what it is for. */
final class RefusedException extends RuntimeException {

	/**
	 * @param sentence what is in the way and what to do about it
	 */
	RefusedException(String sentence) {
		super(sentence);
	}

	RefusedException(String sentence, Throwable cause) {
		super(sentence, cause);
	}

}
