package dev.conversations.api.web;

import dev.conversations.api.problem.ErrorCode;
import dev.conversations.api.problem.Problem;

/** What every text that a client sends must be, wherever it stands. */
public final class Texts {

	private static final int SHOWN = 80;

	private Texts() {
	}

	/**
	 * The text itself, if it is not blank, at most so long and clean.
	 * @param field to blame
	 * @param maximum in Unicode code points
	 * @throws Problem naming the field
	 */
	public static String checked(String field, String text, int maximum) {
		if (hasNoSuchCharacter(text)) {
			throw invalid(field, "must not contain NUL or half of a surrogate pair");
		}
		if (text.codePoints().allMatch((c) -> Character.isWhitespace(c) || Character.isSpaceChar(c))) {
			throw invalid(field, "must not be blank");
		}
		if (text.codePointCount(0, text.length()) > maximum) {
			throw invalid(field, "must not be longer than " + maximum + " characters");
		}
		return text;
	}

	/** Refuses the field. */
	public static Problem invalid(String field, String rule) {
		return Problem.at(ErrorCode.INVALID_FIELD, field, field + " " + rule + ".");
	}

	/** A name that came from the client, made fit to be shown to him. */
	static String shown(String name) {
		String clean = name.codePoints()
			.limit(SHOWN)
			.map((c) -> (Character.isLetterOrDigit(c) || "_-.[]".indexOf(c) >= 0) ? c : '?')
			.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
			.toString();
		return (name.length() > SHOWN) ? clean + "…" : clean;
	}

	private static boolean hasNoSuchCharacter(String text) {
		return text.codePoints()
			.anyMatch((c) -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
	}

}
