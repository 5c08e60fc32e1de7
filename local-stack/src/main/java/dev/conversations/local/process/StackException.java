package dev.conversations.local.process;

/** The stack cannot go on; the message is one sentence for the person who started it. */
public final class StackException extends RuntimeException {

	public StackException(String sentence) {
		super(sentence);
	}

	public StackException(String sentence, Throwable cause) {
		super(sentence, cause);
	}

}
