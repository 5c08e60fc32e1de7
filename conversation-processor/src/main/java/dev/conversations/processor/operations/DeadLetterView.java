package dev.conversations.processor.operations;

import java.util.HexFormat;

import org.jspecify.annotations.Nullable;

/**
 * A dead letter with what is in it.
 *
 * @param command kind and id of the command; null when nobody can read it
 * @param value in hexadecimal; null when the record has none
 */
record DeadLetterView(DeadLetter letter, @Nullable String command, @Nullable String value) {

	/** Bytes of a value that people are shown. */
	private static final int SHOWN = 512;

	static DeadLetterView of(DeadLetter letter, @Nullable String command, byte @Nullable [] value) {
		return new DeadLetterView(letter, command, (value != null) ? HexFormat.of().formatHex(value) : null);
	}

	@Override
	public String toString() {
		String bytes = (this.value == null) ? "no value" : (this.value.length() <= 2 * SHOWN) ? this.value
				: this.value.substring(0, 2 * SHOWN) + "… (all of it with --json)";
		return this.letter
				+ "%n  %s%n  %s".formatted((this.command != null) ? this.command : "not readable as a command", bytes);
	}

}
