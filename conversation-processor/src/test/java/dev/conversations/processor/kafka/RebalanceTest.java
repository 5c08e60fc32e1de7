package dev.conversations.processor.kafka;

import java.time.Duration;
import java.util.Arrays;
import java.util.function.Supplier;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.conversations.local.RealParts;

import static org.assertj.core.api.Assertions.assertThat;

/** Processors come and go under load; nobody who follows the events notices. */
class RebalanceTest {

	/**
	 * Partitions of a member that left are taken up within two heartbeats; the rest is
	 * for a machine that is busy with other tests. A member that is only missed is
	 * replaced after {@link #SESSION}.
	 */
	private static final Duration HANDOVER = Duration.ofSeconds(30);

	private static final String SESSION = "conversations.processor.session-timeout=60s";

	private Wire wire;

	@BeforeEach
	void connect() {
		RunningProcessor.start(RealParts.shared()).close();
		this.wire = new Wire(RealParts.shared());
	}

	@AfterEach
	void disconnect() {
		this.wire.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "classic", "consumer" })
	void everyEventIsSeenOnceAndInOrder(String protocol) {
		try (RunningProcessor processor = start(protocol, "")) {
			Traffic traffic = new Traffic(this.wire);
			RunningProcessor second = traffic.during(() -> start(protocol, "", "conversations.processor.consumers=2"));
			traffic.during(stop(second));
			traffic.awaitOutcomes();

			traffic.verifyExactlyOnce(processor.database());
			Awaitility.await().atMost(Wire.PATIENCE).until(() -> this.wire.lag("conversation-processor") == 0);
		}
	}

	@Test
	void plannedStopOfAProcessorWithANameHandsOverAtOnce() {
		try (RunningProcessor processor = start("classic", "one", SESSION)) {
			Traffic traffic = new Traffic(this.wire);
			RunningProcessor second = traffic.during(() -> start("classic", "two", SESSION));
			traffic.awaitOutcomes();
			long start = System.currentTimeMillis();
			traffic.during(stop(second));
			traffic.awaitOutcomes();

			traffic.verifyExactlyOnce(processor.database());
			assertThat(traffic.longestWaitSince(start)).isLessThan(HANDOVER);
		}
	}

	private static Supplier<Boolean> stop(RunningProcessor processor) {
		return () -> {
			processor.close();
			return true;
		};
	}

	private static RunningProcessor start(String protocol, String instance, String... settings) {
		String[] all = Arrays.copyOf(settings, settings.length + 3);
		all[settings.length] = "conversations.processor.max-batch=20";
		all[settings.length + 1] = "conversations.processor.instance-id=" + instance;
		all[settings.length + 2] = "conversations.processor.group-protocol=" + protocol;
		return RunningProcessor.start(RealParts.shared(), all);
	}

}
