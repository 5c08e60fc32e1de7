package dev.conversations.api.command;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import dev.conversations.api.problem.ErrorCode;
import dev.conversations.api.problem.Problem;
import dev.conversations.schema.outcome.CommandOutcome;
import jakarta.annotation.PreDestroy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/** The commands whose clients are not answered yet, never more than the limit. */
@Component
final class InFlight {

	private static final Logger log = LoggerFactory.getLogger(InFlight.class);

	/** How late a wait may end: one look at all is cheaper than a timer for each. */
	private static final long PRECISION_MILLISECONDS = 25;

	private final ConcurrentMap<Long, Submission> submissions = new ConcurrentHashMap<>();

	private final AtomicInteger count = new AtomicInteger();

	private final int limit;

	private final ScheduledExecutorService clock = Executors
		.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("command-deadlines").factory());

	InFlight(CommandProperties properties) {
		this.limit = properties.maxInFlight();
		this.clock.scheduleWithFixedDelay(this::expire, PRECISION_MILLISECONDS, PRECISION_MILLISECONDS,
				TimeUnit.MILLISECONDS);
	}

	/** Takes a place for one command, or throws the 503 that says there is none. */
	void enter(long correlationId, Submission submission) {
		if (this.count.incrementAndGet() > this.limit) {
			this.count.decrementAndGet();
			throw overloaded();
		}
		this.submissions.put(correlationId, submission);
	}

	/** Gives the place back. */
	void leave(long correlationId) {
		this.submissions.remove(correlationId);
		this.count.decrementAndGet();
	}

	/** Tells the client that waits for it, if there still is one. */
	void decided(CommandOutcome outcome) {
		Submission submission = this.submissions.get(outcome.getCorrelationId());
		if (submission != null) {
			submission.decided(outcome);
		}
	}

	int size() {
		return this.count.get();
	}

	static Problem overloaded() {
		return Problem.of(ErrorCode.OVERLOADED, "Nothing was accepted: too much is going on; try again.");
	}

	@PreDestroy
	void stop() {
		this.clock.shutdownNow();
	}

	private void expire() {
		long now = System.nanoTime();
		this.submissions.values().forEach((submission) -> expire(submission, now));
	}

	// One answer that cannot be written must not end all waits for ever.
	private static void expire(Submission submission, long now) {
		try {
			submission.expire(now);
		}
		catch (RuntimeException | Error ex) {
			log.error("A wait could not be ended", ex);
		}
	}

}
