/**
 * From the command topic to the ledger, and from there to outcomes, events and dead
 * letters.
 */
@NullMarked
package dev.conversations.processor.kafka;

import org.jspecify.annotations.NullMarked;
