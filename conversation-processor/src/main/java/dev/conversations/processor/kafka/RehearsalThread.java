package dev.conversations.processor.kafka;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rehearses while the consumers join their group. What fails is tried again, but not once
 * they have joined it: then all parts answer, and commands must not wait for ever.
 */
final class RehearsalThread {

	private static final Logger log = LoggerFactory.getLogger(RehearsalThread.class);

	private static final Duration PAUSE = Duration.ofMillis(500);

	private final Runnable rehearsal;

	private final BooleanSupplier joined;

	private final CountDownLatch stopping = new CountDownLatch(1);

	private final Thread thread = Thread.ofPlatform().daemon().name("rehearsal").unstarted(this::run);

	private volatile boolean done;

	/**
	 * @param rehearsal throws when it does not succeed
	 */
	RehearsalThread(Runnable rehearsal, BooleanSupplier joined) {
		this.rehearsal = rehearsal;
		this.joined = joined;
	}

	void start() {
		this.thread.start();
	}

	void stop() {
		this.stopping.countDown();
		this.thread.interrupt();
	}

	/** Whether it has succeeded, or is not tried any more. */
	boolean done() {
		return this.done;
	}

	private void run() {
		try {
			while (!succeeds()) {
				if (this.stopping.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
					return;
				}
			}
			this.done = true;
		}
		catch (InterruptedException ex) {
			log.debug("Stopped before all was rehearsed", ex);
		}
	}

	// Whatever it is: the first commands are then the rehearsal. An Error, too: without
	// this thread the processor would never be ready.
	private boolean succeeds() {
		boolean last = this.joined.getAsBoolean();
		try {
			this.rehearsal.run();
			return true;
		}
		catch (RuntimeException | Error ex) {
			if (last) {
				log.warn("The first commands will be slow: {}", ex.toString());
			}
			return last;
		}
	}

}
