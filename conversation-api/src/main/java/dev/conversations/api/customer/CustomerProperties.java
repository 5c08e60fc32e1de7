package dev.conversations.api.customer;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How customers are told apart.
 *
 * @param defaultRegion in ISO 3166; phone numbers without a country code are read as
 * numbers of this region
 */
@ConfigurationProperties("conversations.customers")
record CustomerProperties(@DefaultValue("US") String defaultRegion) {
}
