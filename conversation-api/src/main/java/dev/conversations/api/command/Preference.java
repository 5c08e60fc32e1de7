package dev.conversations.api.command;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * How long a client wants to wait for the outcome, from the header {@code Prefer} (RFC
 * 7240). What is not understood there is ignored, as the RFC has it.
 *
 * @param patience zero to be answered as soon as the command is safe
 * @param applied value of the header {@code Preference-Applied}, null when no preference
 * was honoured
 */
record Preference(Duration patience, @Nullable String applied) {

	private static final Pattern WAIT = Pattern.compile("wait *= *\"?([0-9]{1,9})\"?");

	/**
	 * @param otherwise how long to wait without a preference
	 * @param longest what any wish is cut to
	 */
	static Preference parse(List<String> headers, Duration otherwise, Duration longest) {
		boolean async = false;
		for (String header : headers) {
			for (String preference : header.toLowerCase(Locale.ROOT).split(",", -1)) {
				String name = preference.split(";", 2)[0].strip();
				Matcher wait = WAIT.matcher(name);
				if (wait.matches()) {
					return waiting(Long.parseLong(wait.group(1)), longest);
				}
				async |= name.equals("respond-async");
			}
		}
		return async ? new Preference(Duration.ZERO, "respond-async") : new Preference(otherwise, null);
	}

	private static Preference waiting(long seconds, Duration longest) {
		long granted = Math.min(seconds, longest.toSeconds());
		return new Preference(Duration.ofSeconds(granted), "wait=" + granted);
	}

}
