package dev.conversations.imports;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A written dialogue, one line of the file.
 *
 * @param id tells it from every other dialogue, in this file and in later ones
 * @param turns in the order in which they were said
 */
record Dialogue(String id, @Nullable String subject, List<Turn> turns) {

	private static final JsonMapper JSON = JsonMapper.builder()
		.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
		.build();

	private static final Set<String> SENDERS = Set.of("customer", "assistant");

	/**
	 * Reads an object with {@code id}, {@code subject} (may be left out) and
	 * {@code turns}, an array of objects with {@code sender} and {@code content}; other
	 * fields are passed over.
	 * @throws InvalidDialogueException with a sentence that says what is wrong
	 */
	static Dialogue parse(byte[] json) throws InvalidDialogueException {
		JsonNode node = tree(json);
		String subject = node.path("subject").asString("");
		return new Dialogue(text(node, "id"), subject.isBlank() ? null : subject, turns(node.path("turns")));
	}

	private static JsonNode tree(byte[] json) throws InvalidDialogueException {
		try {
			return JSON.readTree(json);
		}
		catch (JacksonException ex) {
			throw new InvalidDialogueException("not JSON: " + ex.getOriginalMessage());
		}
	}

	private static List<Turn> turns(JsonNode node) throws InvalidDialogueException {
		if (!node.isArray()) {
			throw new InvalidDialogueException("turns is not an array");
		}
		List<Turn> turns = new ArrayList<>(node.size());
		for (JsonNode turn : node) {
			turns.add(new Turn(sender(turn), text(turn, "content")));
		}
		return List.copyOf(turns);
	}

	private static String sender(JsonNode turn) throws InvalidDialogueException {
		String sender = text(turn, "sender");
		if (!SENDERS.contains(sender)) {
			throw new InvalidDialogueException("sender is neither customer nor assistant");
		}
		return sender;
	}

	private static String text(JsonNode node, String field) throws InvalidDialogueException {
		JsonNode value = node.path(field);
		if (!value.isString() || value.stringValue().isBlank()) {
			throw new InvalidDialogueException(field + " is not a text");
		}
		return value.stringValue();
	}

	byte[] idBytes() {
		return this.id.getBytes(StandardCharsets.UTF_8);
	}

	/** Something said by one side. */
	record Turn(String sender, String content) {
	}

}
