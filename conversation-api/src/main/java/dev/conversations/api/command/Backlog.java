package dev.conversations.api.command;

import java.time.Duration;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Watches how many commands wait for the processors, and refuses more as long as there
 * are too many. What is not known refuses nobody.
 */
@Component
final class Backlog implements SmartLifecycle {

	private static final Logger log = LoggerFactory.getLogger(Backlog.class);

	private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

	/** Commands are taken again when this part of the limit is free. */
	private static final double FREE = 0.1;

	private static final long LONGEST_RETRY = 60;

	private final KafkaBroker broker;

	private final CommandProperties properties;

	private final long enough;

	private @Nullable Progress last;

	/** Seconds after which clients may try again; 0 while commands are taken. */
	private volatile long retryAfter;

	private volatile @Nullable Thread thread;

	Backlog(KafkaBroker broker, CommandProperties properties) {
		this.broker = broker;
		this.properties = properties;
		this.enough = (long) (properties.maxBacklog() * (1 - FREE));
	}

	/** Throws the 503 that says so when too many commands wait already. */
	void check() {
		long seconds = this.retryAfter;
		if (seconds > 0) {
			throw InFlight.overloaded().with("Retry-After", Long.toString(seconds));
		}
	}

	@Override
	public void start() {
		if (this.properties.maxBacklog() > 0) {
			Thread watching = Thread.ofPlatform().daemon().name("watch-backlog").unstarted(this::watch);
			this.thread = watching;
			watching.start();
		}
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

	private void watch() {
		try {
			while (isRunning()) {
				look();
				Thread.sleep(BETWEEN_LOOKS);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	// Whatever the client library throws: the next look may succeed. An Error, too: what
	// is refused must not be refused for ever because nobody looks any more.
	private void look() throws InterruptedException {
		try {
			Optional<Progress> seen = this.broker.progress(this.properties.processorGroup());
			change(seen.isPresent() ? retryAfter(seen.get()) : 0);
			this.last = seen.orElse(null);
		}
		catch (RuntimeException | Error ex) {
			log.warn("The backlog is not known: {}", ex.toString());
			change(0);
		}
	}

	private long retryAfter(Progress now) {
		long limit = (this.retryAfter > 0) ? this.enough : this.properties.maxBacklog();
		if (now.waiting() <= limit) {
			return 0;
		}
		long perLook = (this.last != null) ? now.done() - this.last.done() : 0;
		long looks = (perLook > 0) ? (now.waiting() - this.enough) / perLook : LONGEST_RETRY;
		return Math.clamp(looks * BETWEEN_LOOKS.toSeconds(), 1, LONGEST_RETRY);
	}

	private void change(long seconds) {
		if ((seconds > 0) != (this.retryAfter > 0)) {
			log.info((seconds > 0) ? "Too many commands wait: more are refused" : "Commands are taken again");
		}
		this.retryAfter = seconds;
	}

	/**
	 * How far the processors are.
	 *
	 * @param done commands they have finished
	 * @param waiting commands they have not
	 */
	record Progress(long done, long waiting) {
	}

}
