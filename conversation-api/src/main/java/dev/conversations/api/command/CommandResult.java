package dev.conversations.api.command;

import dev.conversations.store.LedgerEntry;
import dev.conversations.store.MessageDocument;
import org.jspecify.annotations.Nullable;

/**
 * What became of a command.
 *
 * @param entry of the ledger; null for an undecided command, and for a message that was
 * sent without an Idempotency-Key
 * @param message that the command made, if any
 */
public record CommandResult(@Nullable LedgerEntry entry, @Nullable MessageDocument message) {
}
