package dev.conversations.processor.kafka;

import dev.conversations.local.RealParts;
import org.junit.jupiter.api.Test;

import org.springframework.aot.AotDetector;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An operator's command has beans of its own, also where the image's start names others.
 */
class OperatorBeansTest {

	/**
	 * Nothing was found out ahead of the tests: where it is looked for, the command
	 * fails.
	 */
	@Test
	void areNotThoseFoundOutAheadOfTime() {
		System.setProperty(AotDetector.AOT_ENABLED, "true");
		try {
			assertThat(OperatorRun.on(RealParts.DATABASE, "dead-letters", "list").err()).doesNotContain("failed");
		}
		finally {
			System.clearProperty(AotDetector.AOT_ENABLED);
		}
	}

}
