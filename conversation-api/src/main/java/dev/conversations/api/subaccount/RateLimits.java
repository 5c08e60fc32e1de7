package dev.conversations.api.subaccount;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.conversations.api.problem.ErrorCode;
import dev.conversations.api.problem.Problem;
import dev.conversations.store.ApiKeyDocument;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.VerboseResult;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * Counts the requests of every key on this instance, and the unknown keys of every
 * address.
 */
@Component
class RateLimits {

	/** After this time without a request every bucket is full, as a new one is. */
	private static final Duration REMEMBERED = Duration.ofSeconds(70);

	private static final int REMEMBERED_AT_MOST = 100_000;

	private final RateLimitProperties properties;

	private final Cache<String, Bucket> keys = buckets();

	private final Cache<InetAddress, Bucket> strangers = buckets();

	RateLimits(RateLimitProperties properties) {
		this.properties = properties;
	}

	/**
	 * Takes one request off what the key may do, and tells the client what is left.
	 * @throws Problem with status 429 when nothing was left
	 */
	void count(ApiKeyDocument key, HttpHeaders answer) {
		int perMinute = (key.rateLimitPerMinute() != null) ? key.rateLimitPerMinute() : this.properties.perMinute();
		if (perMinute > 0) {
			RateLimit limit = RateLimit.of(perMinute, this.properties.instances());
			count(limit, this.keys.get(key.id(), (id) -> limit.bucket()), answer);
		}
	}

	/**
	 * Must be called before an unknown key is looked up.
	 * @throws Problem with status 429 when the address has tried too many
	 */
	void admitStranger(@Nullable InetSocketAddress from) {
		Bucket tries = tries(from);
		if (tries != null) {
			long wait = tries.estimateAbilityToConsume(1).getNanosToWaitForRefill();
			if (wait > 0) {
				throw limited("Too many requests with unknown API keys came from this address.", wait);
			}
		}
	}

	/** Notes that the key from this address was unknown. */
	void countStranger(@Nullable InetSocketAddress from) {
		Bucket tries = tries(from);
		if (tries != null) {
			tries.tryConsume(1);
		}
	}

	private static void count(RateLimit limit, Bucket bucket, HttpHeaders answer) {
		VerboseResult<ConsumptionProbe> result = bucket.asVerbose().tryConsumeAndReturnRemaining(1);
		answer.set("RateLimit-Policy", limit.policy());
		answer.set("RateLimit", limit.left(result.getState()));
		if (!result.getValue().isConsumed()) {
			throw limited("This API key has made too many requests; its limits are in RateLimit-Policy.",
					result.getValue().getNanosToWaitForRefill());
		}
	}

	private @Nullable Bucket tries(@Nullable InetSocketAddress from) {
		int allowed = this.properties.strangersPerMinute();
		if (allowed == 0 || from == null) {
			return null;
		}
		return this.strangers.get(from.getAddress(),
				(address) -> Bucket.builder()
					.addLimit((limit) -> limit.capacity(allowed).refillGreedy(allowed, Duration.ofMinutes(1)))
					.build());
	}

	private static Problem limited(String sentence, long waitNanoseconds) {
		long seconds = Math.ceilDiv(waitNanoseconds, TimeUnit.SECONDS.toNanos(1));
		return Problem.of(ErrorCode.RATE_LIMITED, sentence)
			.with(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, seconds)));
	}

	private static <K> Cache<K, Bucket> buckets() {
		return Caffeine.newBuilder()
			.expireAfterAccess(REMEMBERED)
			.maximumSize(REMEMBERED_AT_MOST)
			.executor(Runnable::run)
			.build();
	}

}
