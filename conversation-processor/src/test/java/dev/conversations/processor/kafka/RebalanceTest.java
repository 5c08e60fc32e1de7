package dev.conversations.processor.kafka;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.conversations.local.RealParts;

/** Processors come and go under load; nobody who follows the events notices. */
class RebalanceTest {

	private RunningProcessor processor;

	private Wire wire;

	@BeforeEach
	void start() {
		this.processor = RunningProcessor.start(RealParts.shared(), "conversations.processor.max-batch=20");
		this.wire = new Wire(RealParts.shared());
	}

	@AfterEach
	void stop() {
		this.wire.close();
		this.processor.close();
	}

	@Test
	void everyEventIsSeenOnceAndInOrder() {
		Traffic traffic = new Traffic(this.wire);
		RunningProcessor second = traffic
			.during(() -> RunningProcessor.start(RealParts.shared(), "conversations.processor.instance-id=",
					"conversations.processor.consumers=2", "conversations.processor.max-batch=20"));
		traffic.during(() -> {
			second.close();
			return true;
		});
		traffic.awaitOutcomes();

		traffic.verifyExactlyOnce(this.processor.database());
		Awaitility.await().atMost(Wire.PATIENCE).until(() -> this.wire.lag("conversation-processor") == 0);
	}

}
