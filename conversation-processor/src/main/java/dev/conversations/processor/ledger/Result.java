package dev.conversations.processor.ledger;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What is to be published for one command, now that MongoDB has it.
 *
 * @param replayed whether the outcome is that of an earlier request with the same
 * Idempotency-Key
 * @param redelivered whether this very record was carried out when it was read before;
 * then its events may be out already
 * @param events to publish, in order; empty for a repetition by the client, whose events
 * are out already
 * @param failure why the command could not be carried out and goes to the dead letters;
 * null when it could
 */
public record Result(ReceivedCommand received, Outcome outcome, boolean replayed, boolean redelivered,
		List<EncodedEvent> events, @Nullable String failure) {
}
