package dev.conversations.api.readiness;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import org.springframework.boot.health.contributor.Status;

import static org.awaitility.Awaitility.await;

class ReadinessWatchTest {

	@Test
	void preparationIsRepeatedAfterAnErrorToo() {
		AtomicInteger tries = new AtomicInteger();
		ReadinessWatch watch = new ReadinessWatch("part", () -> {
			if (tries.incrementAndGet() == 1) {
				throw new NoClassDefFoundError("gone");
			}
		}, () -> {
		});
		watch.start();
		await().atMost(Duration.ofSeconds(30)).until(() -> watch.health().getStatus().equals(Status.UP));
		watch.stop();
	}

}
