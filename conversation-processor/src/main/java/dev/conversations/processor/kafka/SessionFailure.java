package dev.conversations.processor.kafka;

import java.io.IOException;
import java.util.concurrent.TimeoutException;

import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;

import dev.conversations.processor.ledger.Ledgers;
import org.jspecify.annotations.Nullable;

/**
 * Why a session ended. That brokers, MongoDB or the registry are away is nothing that a
 * stack trace explains; anything else is.
 */
final class SessionFailure extends RuntimeException {

	/** Longest reason in one line, in characters. */
	private static final int MAX_REASON = 300;

	SessionFailure(@Nullable Throwable cause) {
		super("the consumer ended", cause);
	}

	/** One line for an outage, the whole stack for what was not expected. */
	static void report(Logger log, RuntimeException failure) {
		String reason = reason(failure);
		if (isOutage(root(failure))) {
			log.warn("Commands cannot be consumed for now: {}",
					reason.substring(0, Math.min(reason.length(), MAX_REASON)));
			log.debug("The session failed", failure);
		}
		else {
			log.error("The session failed; the next one goes on from what is committed", failure);
		}
	}

	private static Throwable root(Throwable failure) {
		Throwable cause = failure.getCause();
		return (cause != null) ? root(cause) : failure;
	}

	/** What is said closest to the root. */
	private static String reason(Throwable failure) {
		String reason = "";
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause.getMessage() != null) {
				reason = cause.getClass().getSimpleName() + ": " + cause.getMessage();
			}
		}
		return reason;
	}

	private static boolean isOutage(Throwable root) {
		return root instanceof KafkaException || root instanceof IOException || root instanceof TimeoutException
				|| root instanceof SessionFailure || Ledgers.isOutage(root);
	}

}
