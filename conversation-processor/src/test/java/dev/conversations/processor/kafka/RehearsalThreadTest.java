package dev.conversations.processor.kafka;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RehearsalThreadTest {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private final AtomicInteger tries = new AtomicInteger();

	private final AtomicBoolean joined = new AtomicBoolean();

	private final RehearsalThread thread = new RehearsalThread(this::fail, this.joined::get);

	@AfterEach
	void end() {
		this.thread.stop();
	}

	@Test
	void failureIsTriedAgainUntilTheConsumersHaveJoined() {
		this.thread.start();
		Awaitility.await().atMost(LIMIT).until(() -> this.tries.get() > 2);
		assertThat(this.thread.done()).isFalse();
		this.joined.set(true);
		Awaitility.await().atMost(LIMIT).until(this.thread::done);
	}

	@Test
	void anErrorIsTriedAgainToo() {
		AtomicInteger calls = new AtomicInteger();
		RehearsalThread broken = new RehearsalThread(() -> {
			if (calls.incrementAndGet() == 1) {
				throw new NoClassDefFoundError("gone");
			}
		}, this.joined::get);
		broken.start();
		Awaitility.await().atMost(LIMIT).until(broken::done);
		assertThat(calls).hasValue(2);
	}

	@Test
	void stopEndsIt() {
		this.thread.start();
		Awaitility.await().atMost(LIMIT).until(() -> this.tries.get() > 0);
		this.thread.stop();
		int before = this.tries.get();
		Awaitility.await().during(Duration.ofSeconds(1)).atMost(LIMIT).until(() -> this.tries.get() <= before + 1);
		assertThat(this.thread.done()).isFalse();
	}

	private void fail() {
		this.tries.incrementAndGet();
		throw new IllegalStateException("nothing answers");
	}

}
