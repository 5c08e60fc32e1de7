package dev.conversations.api.conversation;

import dev.conversations.api.web.Query;
import dev.conversations.schema.IdKind;

/** The ids in paths. */
final class ConversationIds {

	private ConversationIds() {
	}

	/** Refuses what has not the form of a conversation id. */
	static String checked(String id) {
		if (IdKind.CONVERSATION.parse(id).isEmpty()) {
			throw Query.invalid("conversation_id", "has not the form of a conversation id");
		}
		return id;
	}

}
