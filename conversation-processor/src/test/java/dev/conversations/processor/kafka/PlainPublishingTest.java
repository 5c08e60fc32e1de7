package dev.conversations.processor.kafka;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import dev.conversations.local.RealParts;

/** Without Kafka transactions: at least once, with the same stable ids. */
class PlainPublishingTest {

	private static final String PLAIN = "conversations.events.transactional=false";

	@Test
	void offsetsFollowTheEventsAlsoWhenNothingMoreComes() {
		try (RunningProcessor processor = RunningProcessor.start(RealParts.shared(), PLAIN);
				Wire wire = new Wire(RealParts.shared())) {
			Traffic traffic = new Traffic(wire);
			traffic.send(500);
			traffic.awaitOutcomes();
			traffic.verifyAtLeastOnce(processor.database());

			Awaitility.await().atMost(Wire.PATIENCE).until(() -> wire.lag("conversation-processor") == 0);
		}
	}

	@Test
	void restartInTheMiddleLosesNothing() {
		try (Wire wire = new Wire(RealParts.shared())) {
			Traffic traffic;
			try (RunningProcessor first = RunningProcessor.start(RealParts.shared(), PLAIN)) {
				traffic = new Traffic(wire);
				traffic.send(1500);
				traffic.awaitProgress();
			}
			try (RunningProcessor second = RunningProcessor.start(RealParts.shared(), PLAIN)) {
				traffic.awaitOutcomes();
				traffic.verifyAtLeastOnce(second.database());
			}
		}
	}

}
