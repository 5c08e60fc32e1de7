package dev.conversations.api.subaccount;

import java.time.Duration;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketState;

/**
 * What one key may do: two token buckets, and both must have a token.
 *
 * @param burst requests in 10 seconds
 * @param perMinute requests in a minute
 */
record RateLimit(long burst, long perMinute) {

	private static final int LEAST_BURST = 100;

	private static final int BURST_SECONDS = 10;

	private static final int MINUTE_SECONDS = 60;

	/**
	 * The burst is a tenth of the minute's limit, but at least 100 as long as the minute
	 * allows it.
	 * @param instances among which both are divided, rounded up
	 */
	static RateLimit of(int perMinute, int instances) {
		int burst = Math.min(perMinute, Math.max(LEAST_BURST, perMinute / 10));
		return new RateLimit(Math.ceilDiv(burst, instances), Math.ceilDiv(perMinute, instances));
	}

	Bucket bucket() {
		return Bucket.builder()
			.addLimit((limit) -> limit.capacity(this.burst).refillGreedy(this.burst, Duration.ofSeconds(BURST_SECONDS)))
			.addLimit((limit) -> limit.capacity(this.perMinute)
				.refillGreedy(this.perMinute, Duration.ofSeconds(MINUTE_SECONDS)))
			.withNanosecondPrecision()
			.build();
	}

	/**
	 * Value of the header {@code RateLimit-Policy}
	 * (draft-ietf-httpapi-ratelimit-headers-10).
	 */
	String policy() {
		return "\"burst\";q=" + this.burst + ";w=" + BURST_SECONDS + ", \"minute\";q=" + this.perMinute + ";w="
				+ MINUTE_SECONDS;
	}

	/**
	 * Value of the header {@code RateLimit}: requests that remain, and seconds until all
	 * of them are there again.
	 */
	String left(BucketState state) {
		return left("burst", state.getCurrentSize(0), this.burst, BURST_SECONDS) + ", "
				+ left("minute", state.getCurrentSize(1), this.perMinute, MINUTE_SECONDS);
	}

	private static String left(String policy, long tokens, long capacity, int seconds) {
		long remaining = Math.clamp(tokens, 0, capacity);
		return '"' + policy + "\";r=" + remaining + ";t=" + Math.ceilDiv((capacity - remaining) * seconds, capacity);
	}

}
