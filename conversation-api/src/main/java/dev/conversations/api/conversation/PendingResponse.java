package dev.conversations.api.conversation;

import io.swagger.v3.oas.annotations.media.Schema;

/** A write that is accepted but not decided yet. */
@Schema(name = "PendingCommand", requiredProperties = { "command_id", "conversation_id", "status" })
record PendingResponse(String commandId, String conversationId, @Schema(allowableValues = "pending") String status) {

	PendingResponse(String commandId, String conversationId) {
		this(commandId, conversationId, "pending");
	}

}
