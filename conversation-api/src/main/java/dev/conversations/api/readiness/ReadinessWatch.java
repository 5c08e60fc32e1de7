package dev.conversations.api.readiness;

import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;

/**
 * Watches one part that this application needs, on a thread of its own. Not ready before
 * the preparation has succeeded, however long the part is away; after that it takes three
 * failed checks in a row to be not ready, and one good check to be ready again.
 */
public final class ReadinessWatch implements HealthIndicator, SmartLifecycle {

	private static final Logger log = LoggerFactory.getLogger(ReadinessWatch.class);

	private static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(1);

	private static final Duration BETWEEN_CHECKS = Duration.ofSeconds(5);

	private static final int TOLERATED = 2;

	private final String part;

	private final Step prepare;

	private final Step check;

	private volatile boolean ready;

	private volatile @Nullable Thread thread;

	/**
	 * @param part name for the log
	 * @param prepare what must be done once; it is repeated until it succeeds
	 * @param check throws when the part is away
	 */
	public ReadinessWatch(String part, Step prepare, Step check) {
		this.part = part;
		this.prepare = prepare;
		this.check = check;
	}

	@Override
	public Health health() {
		return (this.ready ? Health.up() : Health.down()).build();
	}

	@Override
	public void start() {
		Thread watching = Thread.ofPlatform().daemon().name("watch-" + this.part).unstarted(this::watch);
		this.thread = watching;
		watching.start();
	}

	@Override
	public void stop() {
		Thread watching = this.thread;
		this.thread = null;
		if (watching != null) {
			watching.interrupt();
		}
	}

	@Override
	public boolean isRunning() {
		return this.thread != null;
	}

	/** Early in, late out: requests are still served while the web server drains. */
	@Override
	public int getPhase() {
		return 0;
	}

	private void watch() {
		try {
			while (!succeeds(this.prepare)) {
				Thread.sleep(BETWEEN_ATTEMPTS);
			}
			change(true);
			int failures = 0;
			while (isRunning()) {
				Thread.sleep(BETWEEN_CHECKS);
				failures = succeeds(this.check) ? 0 : failures + 1;
				change(failures <= TOLERATED);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	// Whatever a client library throws means the same here: the part is not usable yet.
	// An Error, too: without this thread it would never be ready, or never be away.
	private boolean succeeds(Step step) throws InterruptedException {
		try {
			step.run();
			return true;
		}
		catch (RuntimeException | Error ex) {
			log.warn("{} is not usable: {}", this.part, ex.toString());
			return false;
		}
	}

	private void change(boolean nowReady) {
		if (this.ready != nowReady) {
			log.info("{} is {}", this.part, nowReady ? "ready" : "away");
		}
		this.ready = nowReady;
	}

	/** A piece of work that throws when it does not succeed. */
	@FunctionalInterface
	public interface Step {

		void run() throws InterruptedException;

	}

}
