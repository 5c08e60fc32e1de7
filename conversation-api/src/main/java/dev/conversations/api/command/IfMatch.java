package dev.conversations.api.command;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.conversations.api.problem.ErrorCode;
import dev.conversations.api.problem.Problem;
import org.jspecify.annotations.Nullable;

/** The version that a write expects, from the header {@code If-Match} (RFC 9110). */
final class IfMatch {

	/** One tag where the last one ended, with what separates it from the next. */
	private static final Pattern TAG = Pattern.compile("\\G\\s*(W/)?\"([\\x21\\x23-\\x7e]*)\"\\s*(,|\\z)");

	private static final Pattern VERSION = Pattern.compile("[1-9][0-9]{0,17}");

	/** No conversation ever has it. */
	private static final long NEVER = -1;

	private IfMatch() {
	}

	/**
	 * Of several versions the highest: versions only grow, so whoever knows it knows that
	 * the lower ones are gone. Null for no header or {@code *}.
	 */
	static @Nullable Long version(List<String> headers) {
		String value = String.join(",", headers);
		if (headers.isEmpty() || value.strip().equals("*")) {
			return null;
		}
		long highest = NEVER;
		boolean complete = false;
		for (Matcher tag = TAG.matcher(value); !complete && tag.find();) {
			highest = Math.max(highest, version(tag.group(1), tag.group(2)));
			complete = tag.group(3).isEmpty();
		}
		if (!complete) {
			throw Problem.at(ErrorCode.INVALID_HEADER, "If-Match",
					"If-Match must be * or an ETag in its quotes, such as \"3\".");
		}
		return highest;
	}

	// A weak tag never matches here (RFC 9110, 13.1.1).
	private static long version(@Nullable String weak, String text) {
		Matcher number = VERSION.matcher(text);
		return (weak == null && number.matches()) ? Long.parseLong(text) : NEVER;
	}

}
