package dev.conversations.api.web;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits of the HTTP side.
 *
 * @param maxBody largest request body; a larger one is answered 413
 * @param maxConnections open connections; further ones wait in the listen backlog
 */
@ConfigurationProperties("conversations.http")
record HttpProperties(@DefaultValue("256KB") DataSize maxBody, @DefaultValue("10000") int maxConnections) {
}
