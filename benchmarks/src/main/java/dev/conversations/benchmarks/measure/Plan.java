package dev.conversations.benchmarks.measure;

import java.time.Duration;
import java.util.List;

/**
 * How long and how often is measured.
 *
 * @param warmUp of each subject before its first figure. After 60 s of 64 connections the
 * compilers still took a third of two cores
 * @param warmUpOfLoad of each subject under each load, before it is measured. With one
 * client after 64 connections, the compilers took 2.1 s of CPU in the first 7 s, 0.5 s in
 * the sixth 7 s and 0.1 s in the seventh
 * @param settle of the load before each figure
 * @param time of each figure
 * @param pairs at least 5 for a median that is worth quoting
 * @param conversations that messages are sent to
 * @param backlog commands that the processor finds waiting
 * @param brief whether it is enough that it works
 */
public record Plan(Duration warmUp, Duration warmUpOfLoad, Duration settle, Duration time, int pairs, int conversations,
		int backlog, boolean brief) {

	public static final Plan FULL = new Plan(Duration.ofSeconds(120), Duration.ofSeconds(60), Duration.ofSeconds(1),
			Duration.ofSeconds(6), 5, 1000, 200_000, false);

	/** Shows that it works, and no more. */
	public static final Plan SHORT = new Plan(Duration.ofSeconds(1), Duration.ofMillis(500), Duration.ofMillis(500),
			Duration.ofSeconds(2), 1, 50, 5000, true);

	/** The same with other figures where these are not 0. */
	public Plan with(int pairs, int seconds, int backlog) {
		return new Plan(this.warmUp, this.warmUpOfLoad, this.settle,
				(seconds > 0) ? Duration.ofSeconds(seconds) : this.time, (pairs > 0) ? pairs : this.pairs,
				this.conversations, (backlog > 0) ? backlog : this.backlog, this.brief);
	}

	/** All of them, or the first where it is enough that it works. */
	public <T> List<T> of(List<T> loads) {
		return this.brief ? loads.subList(0, 1) : loads;
	}

	@Override
	public String toString() {
		return "%d pairs of %d s, after %d s with %d connections and %d s of the load itself for each".formatted(
				this.pairs, this.time.toSeconds(), this.warmUp.toSeconds(), Session.WARM_CONNECTIONS,
				this.warmUpOfLoad.toSeconds());
	}

}
