package dev.conversations.api.store;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;

import com.mongodb.MongoTimeoutException;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Asks MongoDB, and ends with a {@link com.mongodb.MongoException} when it does not
 * answer in time. Every call goes through here, so that none can wait for ever.
 */
public final class MongoCalls {

	/** The driver's own limit for a call ({@code timeoutMS}). */
	static final Duration DRIVER_PATIENCE = Duration.ofSeconds(4);

	/** Ends calls that the driver has lost. */
	private static final Duration PATIENCE = DRIVER_PATIENCE.plusSeconds(1);

	private MongoCalls() {
	}

	/** The first document, empty for none. */
	public static <T> Mono<T> one(Publisher<T> call) {
		return bounded(Mono.from(call));
	}

	/** All documents. */
	public static <T> Mono<List<T>> all(Publisher<T> call) {
		return bounded(Flux.from(call).collectList());
	}

	private static <T> Mono<T> bounded(Mono<T> call) {
		return call.timeout(PATIENCE)
			.onErrorMap(TimeoutException.class,
					(ex) -> new MongoTimeoutException("No answer from MongoDB within " + PATIENCE));
	}

}
