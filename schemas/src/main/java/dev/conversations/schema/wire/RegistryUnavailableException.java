package dev.conversations.schema.wire;

import java.io.Serial;

import org.apache.kafka.common.errors.RetriableException;

/**
 * The schema registry gave no answer that says anything about the schema: it is not
 * reachable, too slow, overloaded, broken, or does not accept our credentials. Nothing is
 * wrong with the record, and the same call may succeed later.
 */
public final class RegistryUnavailableException extends RetriableException {

	@Serial
	private static final long serialVersionUID = 1L;

	RegistryUnavailableException(String message) {
		super(message);
	}

	RegistryUnavailableException(String message, Throwable cause) {
		super(message, cause);
	}

}
