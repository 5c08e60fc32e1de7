package dev.conversations.api.subaccount;

import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How many requests are served.
 *
 * @param perMinute requests a minute of a key that has no limit of its own; 0 is no limit
 * @param instances of the API among which requests are spread; each grants a key its
 * share of the limit
 * @param strangersPerMinute unknown keys that one address may try in a minute; 0 is no
 * limit
 */
@Validated
@ConfigurationProperties("conversations.rate-limit")
record RateLimitProperties(@DefaultValue("1000") @PositiveOrZero int perMinute,
		@DefaultValue("1") @Positive int instances, @DefaultValue("600") @PositiveOrZero int strangersPerMinute) {
}
