package dev.conversations.api.conversation;

import java.time.Instant;

import dev.conversations.schema.outcome.MessageSnapshot;
import dev.conversations.store.MessageDocument;
import io.swagger.v3.oas.annotations.media.Schema;

/** A message as clients see it. */
@Schema(name = "Message", requiredProperties = { "id", "sender", "content", "timestamp" })
record MessageResponse(@Schema(example = "msg_01jd8x5v8wf3grz2k9m4t7q0ab") String id, @Schema(allowableValues = {
		"customer", "assistant" }) String sender, String content, Instant timestamp){

	static MessageResponse of(MessageDocument message) {
		return new MessageResponse(message.id(), message.sender(), message.content(), message.timestamp());
	}

	static MessageResponse of(MessageSnapshot message) {
		return new MessageResponse(message.getMessageId(), message.getSender(), message.getContent(),
				message.getTimestamp());
	}

}
