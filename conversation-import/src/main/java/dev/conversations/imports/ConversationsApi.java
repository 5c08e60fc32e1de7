package dev.conversations.imports;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import tools.jackson.databind.JsonNode;

import dev.conversations.imports.Dialogue.Turn;

/**
 * The writes that an import needs. Each is repeated under the same Idempotency-Key until
 * its outcome is known, however often the API is down in between.
 */
final class ConversationsApi {

	private final ApiConnection connection;

	private final Duration patience;

	/**
	 * @param patience how long one write is repeated before it counts as failed
	 */
	ConversationsApi(ApiConnection connection, Duration patience) {
		this.connection = connection;
		this.patience = patience;
	}

	/** Tells whether the API is there and takes our key, without writing. */
	void check() throws RefusedException, InterruptedException {
		switch (this.connection.get("/conversations?limit=1")) {
			case Answer.Applied applied -> {
			}
			case Answer.Pending pending -> throw new RefusedException("the API answers a read with 202");
			case Answer.Refused refused -> throw new RefusedException(refused.why());
			case Answer.Unavailable unavailable -> throw new RefusedException(unavailable.why());
		}
	}

	Created create(Dialogue dialogue, String channel, String key) throws RefusedException, InterruptedException {
		Map<String, String> body = new LinkedHashMap<>(Customer.of(dialogue, channel));
		body.put("channel", channel);
		if (dialogue.subject() != null) {
			body.put("subject", dialogue.subject());
		}
		Answer.Applied answer = settle("/conversations", body, key);
		JsonNode id = answer.data().has("conversation_id") ? answer.data().path("conversation_id")
				: answer.data().path("id");
		if (!id.isString()) {
			throw new RefusedException("the API answers a create without an id");
		}
		return new Created(id.stringValue(), answer.replayed());
	}

	void send(String conversationId, Turn turn, String key) throws RefusedException, InterruptedException {
		settle("/conversations/" + conversationId + "/messages",
				Map.of("sender", turn.sender(), "content", turn.content()), key);
	}

	private Answer.Applied settle(String path, Object body, String key) throws RefusedException, InterruptedException {
		Patience left = new Patience(this.patience);
		while (true) {
			switch (this.connection.post(path, body, key)) {
				case Answer.Applied applied -> {
					return applied;
				}
				case Answer.Pending pending -> {
					return outcome(pending.commandId(), left);
				}
				case Answer.Refused refused -> throw new RefusedException(refused.why());
				case Answer.Unavailable unavailable -> retry(unavailable, left);
			}
		}
	}

	private Answer.Applied outcome(String commandId, Patience left) throws RefusedException, InterruptedException {
		while (true) {
			switch (this.connection.get("/commands/" + commandId)) {
				case Answer.Applied answer when isDecided(answer, commandId) -> {
					return answer;
				}
				case Answer.Applied answer -> retry(new Answer.Unavailable("still pending", null), left);
				case Answer.Pending pending -> retry(new Answer.Unavailable("still pending", null), left);
				case Answer.Refused refused -> throw new RefusedException(refused.why());
				case Answer.Unavailable unavailable -> retry(unavailable, left);
			}
		}
	}

	private static boolean isDecided(Answer.Applied answer, String commandId) throws RefusedException {
		String status = answer.data().path("status").asString("");
		return switch (status) {
			case "applied" -> true;
			case "pending" -> false;
			default -> throw new RefusedException("command %s is %s".formatted(commandId, status));
		};
	}

	private static void retry(Answer.Unavailable unavailable, Patience left)
			throws RefusedException, InterruptedException {
		if (left.isExhausted()) {
			throw new RefusedException("gave up: " + unavailable.why());
		}
		left.await(unavailable.retryAfter());
	}

	/**
	 * A conversation that was asked for.
	 *
	 * @param before whether an earlier import made it
	 */
	record Created(String conversationId, boolean before) {
	}

}
