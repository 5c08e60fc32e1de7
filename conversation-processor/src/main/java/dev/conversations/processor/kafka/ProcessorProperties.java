package dev.conversations.processor.kafka;

import java.time.Duration;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Positive;
import org.apache.kafka.clients.consumer.GroupProtocol;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How commands are consumed.
 *
 * @param groupId consumer group of all processors that share the work
 * @param instanceId name of this process, unique in the group and the same after a
 * restart: it then takes up its partitions at once instead of after the session timeout;
 * null joins under a fresh name each time
 * @param consumers consumer threads of this process; one for each two cores
 * @param maxBatch most commands in one MongoDB transaction, at least 2 (twice Kafka's
 * {@code max.poll.records})
 * @param cacheSize memory of each consumer for the conversations touched last, roughly
 * @param drainLimit longest time to publish what is pending before a partition is given
 * up
 * @param sessionTimeout after this silence the group gives the partitions of a dead
 * process to others (Kafka's {@code session.timeout.ms}; in the protocol {@code consumer}
 * the brokers set it)
 * @param groupProtocol {@code classic}, or {@code consumer} for that of KIP-848 (Kafka's
 * {@code group.protocol})
 * @param maxBackoff longest pause between attempts while MongoDB, Kafka or the registry
 * is down
 */
@Validated
@ConfigurationProperties("conversations.processor")
record ProcessorProperties(@DefaultValue("conversation-processor") String groupId, @Nullable String instanceId,
		@DefaultValue("1") @Positive int consumers, @DefaultValue("1000") @Min(2) int maxBatch,
		@DefaultValue("32MB") DataSize cacheSize, @DefaultValue("10s") Duration drainLimit,
		@DefaultValue("10s") Duration sessionTimeout, @DefaultValue("classic") GroupProtocol groupProtocol,
		@DefaultValue("5s") Duration maxBackoff) {

	ProcessorProperties {
		instanceId = (instanceId == null || instanceId.isBlank()) ? null : instanceId;
	}

}
