package dev.conversations.api.command;

import dev.conversations.schema.TopicDefinitions;
import jakarta.validation.constraints.Positive;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How missing topics are made. Topics that exist are left as they are.
 *
 * @param partitions of every topic; keys are spread over so many, also where a topic has
 * got more
 * @param replicationFactor copies of every record
 * @param minInsyncReplicas copies that must exist before a record is confirmed
 */
@Validated
@ConfigurationProperties("conversations.topics")
record TopicProperties(@DefaultValue("12") @Positive int partitions,
		@DefaultValue("1") @Positive short replicationFactor, @DefaultValue("1") @Positive int minInsyncReplicas) {

	TopicDefinitions definitions() {
		return new TopicDefinitions(this.partitions, this.replicationFactor, this.minInsyncReplicas);
	}

}
