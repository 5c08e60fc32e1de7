package dev.conversations.processor.conversation;

/** Why a command was refused. */
public enum Rejection {

	/** There is no such conversation, or it belongs to another tenant. */
	CONVERSATION_NOT_FOUND("conversation-not-found"),

	/** A conversation with this id is there already. */
	CONVERSATION_EXISTS("conversation-exists"),

	/** The conversation has another version than the command expects. */
	VERSION_MISMATCH("version-mismatch"),

	/** An earlier request had the same Idempotency-Key and other content. */
	IDEMPOTENCY_KEY_REUSED("idempotency-key-reused"),

	/**
	 * The conversation would have more than {@link ConversationDecider#MAX_TAGS} tags.
	 */
	TOO_MANY_TAGS("too-many-tags");

	private final String code;

	Rejection(String code) {
		this.code = code;
	}

	/** As it stands in outcomes. */
	public String code() {
		return this.code;
	}

}
