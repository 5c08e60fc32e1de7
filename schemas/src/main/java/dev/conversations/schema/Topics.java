package dev.conversations.schema;

/** Names of the Kafka topics. All but the outcomes are keyed by conversation id. */
public final class Topics {

	/**
	 * {@code ConversationCommand}: what the API accepted and the processor has to decide.
	 * Kept for 7 days.
	 */
	public static final String COMMANDS = "conversation.commands.v1";

	/** {@code ConversationEvent}: what happened, the history. Kept for ever. */
	public static final String EVENTS = "conversation.events.v1";

	/**
	 * {@code CommandOutcomes}, keyed by the id of the API instance that asked. Kept for 1
	 * hour.
	 */
	public static final String OUTCOMES = "conversation.outcomes.v1";

	/**
	 * Command records that could not be read or applied, byte for byte, with the cause in
	 * headers. Kept for 30 days.
	 */
	public static final String DEAD_LETTERS = COMMANDS + ".dlt";

	private Topics() {
	}

}
