package dev.conversations.acceptance;

import java.util.ArrayList;
import java.util.List;

import tools.jackson.databind.JsonNode;

/** All messages of a conversation, read page by page as a client does. */
record MessageThread(Client client, String conversationId) {

	/** Oldest first. */
	List<JsonNode> messages() {
		Answer newest = this.client.get("/conversations/" + this.conversationId);
		List<JsonNode> messages = new ArrayList<>(newest.data().path("messages").valueStream().toList());
		String cursor = newest.data().path("messages_cursor").asString("");
		while (!cursor.isEmpty()) {
			Answer older = this.client
				.get("/conversations/%s/messages?limit=100&before=%s".formatted(this.conversationId, cursor));
			messages.addAll(0, older.data().valueStream().toList());
			cursor = older.body().path("meta").path("next_cursor").asString("");
		}
		return messages;
	}

	List<String> contents() {
		return messages().stream().map((message) -> message.path("content").asString()).toList();
	}

}
