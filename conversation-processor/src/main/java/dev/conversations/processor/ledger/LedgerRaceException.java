package dev.conversations.processor.ledger;

/**
 * The commands could not be stored because others kept changing the same conversations.
 * Worth another try.
 */
final class LedgerRaceException extends RuntimeException {

	LedgerRaceException(String message) {
		super(message);
	}

}
