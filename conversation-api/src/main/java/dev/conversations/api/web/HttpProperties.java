package dev.conversations.api.web;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits of the HTTP side.
 *
 * @param maxBody largest request body; a larger one is answered 413
 * @param maxHeadTime for the first line and the headers of a request; then the connection
 * is closed
 * @param maxRequestTime for the body of a request; then the connection is closed
 * @param maxAnswerTime how long the rest of an answer may wait for a client that does not
 * read; then the connection is closed
 * @param maxConnections open connections; further ones wait in the listen backlog
 * @param drainTime on a planned stop, how long a connection may be silent before it is
 * closed
 */
@ConfigurationProperties("conversations.http")
record HttpProperties(@DefaultValue("256KB") DataSize maxBody, @DefaultValue("10s") Duration maxHeadTime,
		@DefaultValue("30s") Duration maxRequestTime, @DefaultValue("30s") Duration maxAnswerTime,
		@DefaultValue("10000") int maxConnections, @DefaultValue("3s") Duration drainTime) {
}
