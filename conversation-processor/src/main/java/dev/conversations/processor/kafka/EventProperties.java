package dev.conversations.processor.kafka;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How events are published.
 *
 * @param transactional whether {@code read_committed} readers see each event exactly
 * once; otherwise at least once
 * @param linger least time from one Kafka transaction of a consumer to the next; what is
 * decided meanwhile goes into one, and what comes after a longer pause is not held up
 * @param transactionTimeout after this time the brokers end a transaction whose process
 * is gone, and readers go on (Kafka's {@code transaction.timeout.ms})
 */
@ConfigurationProperties("conversations.events")
record EventProperties(@DefaultValue("true") boolean transactional, @DefaultValue("50ms") Duration linger,
		@DefaultValue("15s") Duration transactionTimeout) {

	PublishingMode mode() {
		return this.transactional ? PublishingMode.TRANSACTIONAL : PublishingMode.PLAIN;
	}

}
