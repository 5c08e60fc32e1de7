package dev.conversations.processor.ledger;

/** Something in the batch cannot be decided or stored, now or ever. */
final class UnstorableException extends RuntimeException {

	UnstorableException(Throwable cause) {
		super(cause.getClass().getSimpleName() + ": " + cause.getMessage(), cause);
	}

}
