package dev.conversations.processor.kafka;

import dev.conversations.schema.TopicDefinitions;
import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How topics are made where they are missing; see {@link TopicDefinitions}.
 *
 * @param partitions of each topic; keys are spread over so many, also where a topic has
 * got more
 * @param replicationFactor copies of each partition
 * @param minInsyncReplicas copies that must have a record before it counts as written
 */
@Validated
@ConfigurationProperties("conversations.topics")
record TopicProperties(@DefaultValue("12") @Positive int partitions,
		@DefaultValue("1") @Positive short replicationFactor, @DefaultValue("1") @Positive int minInsyncReplicas) {

	TopicDefinitions definitions() {
		return new TopicDefinitions(this.partitions, this.replicationFactor, this.minInsyncReplicas);
	}

}
