package dev.conversations.processor.kafka;

import java.time.Duration;
import java.util.Map;

import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.junit.jupiter.api.Test;

import dev.conversations.schema.TopicDefinitions;
import dev.conversations.schema.Topics;
import dev.conversations.store.LedgerEntry;

import static org.assertj.core.api.Assertions.assertThat;

/** What is read again must still be known. */
class CommandRetentionTest {

	/** How often Kafka looks for what is to be deleted, and what clocks may differ by. */
	private static final Duration SLACK = Duration.ofHours(1);

	@Test
	void ledgerRemembersCommandsForLongerThanTheirTopicKeepsThem() {
		Map<String, String> commands = new TopicDefinitions(1, (short) 1, 1).topics()
			.stream()
			.filter((topic) -> topic.name().equals(Topics.COMMANDS))
			.map(NewTopic::configs)
			.findFirst()
			.orElseThrow();

		Duration kept = millis(commands, TopicConfig.RETENTION_MS_CONFIG)
			.plus(millis(commands, TopicConfig.SEGMENT_MS_CONFIG));
		assertThat(kept.plus(SLACK)).isLessThan(LedgerEntry.RETENTION);
	}

	private static Duration millis(Map<String, String> configs, String name) {
		return Duration.ofMillis(Long.parseLong(configs.get(name)));
	}

}
