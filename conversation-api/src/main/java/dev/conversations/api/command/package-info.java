/**
 * The way of a command: published to Kafka, its outcome awaited and looked up.
 */
@NullMarked
package dev.conversations.api.command;

import org.jspecify.annotations.NullMarked;
