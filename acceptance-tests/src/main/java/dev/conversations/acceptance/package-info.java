/**
 * What the whole system promises, held against the running applications from outside:
 * over HTTP as a client, over Kafka as a subscriber.
 */
@NullMarked
package dev.conversations.acceptance;

import org.jspecify.annotations.NullMarked;
