package dev.conversations.api.command;

import java.time.Duration;

import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How commands are published and awaited.
 *
 * @param patience how long a write waits for its outcome before it is answered 202
 * @param maxPatience longest wait that a client may ask for
 * @param maxAcknowledge longest time until Kafka has confirmed a command; then the client
 * is answered 503. With the producer's {@code max.block.ms} it stays below 3 s
 * @param maxInFlight commands on their way at once on this instance; more are answered
 * 503
 * @param maxBacklog commands that may wait for the processors; more are answered 503
 * until a tenth of it is free; 0 is no limit
 * @param processorGroup consumer group of the processors
 * @param linger least time from one hand-over of commands to the Kafka producer to the
 * next while many clients wait; what comes meanwhile goes to the brokers together
 * @param publisherQueue commands that may wait to be handed over; more are answered 503
 */
@Validated
@ConfigurationProperties("conversations.commands")
record CommandProperties(@DefaultValue("5s") Duration patience, @DefaultValue("30s") Duration maxPatience,
		@DefaultValue("1500ms") Duration maxAcknowledge, @DefaultValue("10000") @Positive int maxInFlight,
		@DefaultValue("500000") @PositiveOrZero long maxBacklog,
		@DefaultValue("conversation-processor") String processorGroup, @DefaultValue("1ms") Duration linger,
		@DefaultValue("2000") @Positive int publisherQueue) {
}
