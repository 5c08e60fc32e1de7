package dev.conversations.api.command;

import java.time.Duration;
import java.util.Optional;

import dev.conversations.api.problem.Problem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.awaitility.Awaitility.await;

/** Whatever a look at the backlog comes to, there is another one. */
class BacklogWatchTest {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private final Backlog backlog = new Backlog(new FullBroker(), new CommandProperties(Duration.ZERO, Duration.ZERO,
			Duration.ZERO, 1, FullBroker.WAITING - 1, "group", Duration.ZERO, 1));

	private volatile boolean broken;

	@AfterEach
	void stop() {
		this.backlog.stop();
	}

	@Test
	void commandsAreTakenWhenALookEndsInAnErrorAndRefusedAgainAfterTheNext() {
		this.backlog.start();
		await().atMost(LIMIT).until(this::refuses);
		this.broken = true;
		await().atMost(LIMIT).until(() -> !refuses());
		this.broken = false;
		await().atMost(LIMIT).until(this::refuses);
	}

	private boolean refuses() {
		try {
			this.backlog.check();
			return false;
		}
		catch (Problem ex) {
			return true;
		}
	}

	/** As when a class of the client cannot be loaded, while it is broken. */
	private final class FullBroker extends KafkaBroker {

		private static final long WAITING = 10;

		FullBroker() {
			super(null, null);
		}

		@Override
		Optional<Backlog.Progress> progress(String group) {
			if (BacklogWatchTest.this.broken) {
				throw new NoClassDefFoundError("gone");
			}
			return Optional.of(new Backlog.Progress(0, WAITING));
		}

	}

}
