package dev.conversations.processor.kafka;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one consumer session after the other until it is stopped; pauses grow while they
 * fail.
 */
final class CommandConsumer {

	private static final Logger log = LoggerFactory.getLogger(CommandConsumer.class);

	private static final Duration MIN_BACKOFF = Duration.ofMillis(200);

	/** A session that lasted longer was not a failed start. */
	private static final Duration GOOD_SESSION = Duration.ofSeconds(30);

	private final CountDownLatch stopping = new CountDownLatch(1);

	private final Supplier<ConsumerSession> sessions;

	private final Duration maxBackoff;

	private final Thread thread;

	private volatile @Nullable ConsumerSession session;

	/**
	 * @param sessions makes a session once all that it needs answers, and throws
	 * otherwise
	 */
	CommandConsumer(int number, Supplier<ConsumerSession> sessions, Duration maxBackoff) {
		this.sessions = sessions;
		this.maxBackoff = maxBackoff;
		this.thread = new Thread(this::run, "command-consumer-" + number);
	}

	void start() {
		this.thread.start();
	}

	/** Publishes what is pending, leaves the group and ends. */
	void stop() throws InterruptedException {
		this.stopping.countDown();
		this.thread.interrupt();
		this.thread.join();
	}

	boolean ready() {
		ConsumerSession current = this.session;
		return current != null && current.ready();
	}

	private void run() {
		Duration backoff = MIN_BACKOFF;
		while (this.stopping.getCount() > 0) {
			long started = System.nanoTime();
			runSession();
			boolean good = System.nanoTime() - started > GOOD_SESSION.toNanos();
			backoff = good ? MIN_BACKOFF : backoff;
			pause(backoff);
			Duration longer = backoff.multipliedBy(2);
			backoff = (longer.compareTo(this.maxBackoff) < 0) ? longer : this.maxBackoff;
		}
	}

	private void runSession() {
		try (ConsumerSession current = this.sessions.get()) {
			this.session = current;
			current.start();
			current.awaitEnd();
		}
		catch (InterruptedException ex) {
			log.info("Stopping to consume commands");
		}
		catch (RuntimeException ex) {
			SessionFailure.report(log, ex);
		}
		finally {
			this.session = null;
		}
	}

	private void pause(Duration duration) {
		try {
			if (this.stopping.await(duration.toMillis(), TimeUnit.MILLISECONDS)) {
				log.info("Stopped");
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
