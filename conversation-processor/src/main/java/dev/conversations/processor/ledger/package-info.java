/**
 * Each command once, in MongoDB: its effect and its outcome are stored in one
 * transaction.
 */
@NullMarked
package dev.conversations.processor.ledger;

import org.jspecify.annotations.NullMarked;
