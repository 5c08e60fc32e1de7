package dev.conversations.faults.instrument;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * A clock that is off by a constant. Only the time of day: the monotonic clock, by which
 * programs wait, stays right.
 *
 * @param faketime of libfaketime
 * @param error added to the true time; negative for a clock that is behind
 */
public record WrongClock(Path faketime, Duration error) {

	/** What a process must find in its environment to go by this clock. */
	public Map<String, String> environment() {
		// Without the fix set to 0 every timed wait of a JVM returns at once.
		return Map.of("LD_PRELOAD", this.faketime.toString(), "FAKETIME", "%+ds".formatted(this.error.toSeconds()),
				"FAKETIME_DONT_FAKE_MONOTONIC", "1", "FAKETIME_FORCE_MONOTONIC_FIX", "0");
	}

}
