package dev.conversations.api.command;

import dev.conversations.schema.outcome.CommandOutcome;
import org.jspecify.annotations.Nullable;

/** What is known about an accepted command when its client is answered. */
public sealed interface Reply {

	/**
	 * The processor has decided it.
	 *
	 * @param applied value of the header {@code Preference-Applied}, if any
	 */
	record Decided(CommandOutcome outcome, @Nullable String applied) implements Reply {
	}

	/**
	 * It is safe in Kafka, and will be decided.
	 *
	 * @param applied value of the header {@code Preference-Applied}, if any
	 */
	record Pending(String commandId, String conversationId, @Nullable String applied) implements Reply {
	}

}
