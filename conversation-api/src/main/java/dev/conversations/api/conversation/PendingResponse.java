package dev.conversations.api.conversation;

/** A write that is accepted but not decided yet. */
record PendingResponse(String commandId, String conversationId, String status) {

	PendingResponse(String commandId, String conversationId) {
		this(commandId, conversationId, "pending");
	}

}
