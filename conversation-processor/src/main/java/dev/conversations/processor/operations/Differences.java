package dev.conversations.processor.operations;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What does not agree. */
final class Differences {

	private final List<String> sentences = new ArrayList<>();

	private final Set<String> conversations = new LinkedHashSet<>();

	void add(String conversationId, String sentence) {
		this.conversations.add(conversationId);
		this.sentences.add(conversationId + ": " + sentence);
	}

	/** A difference that is about no conversation. */
	void topic(String sentence) {
		this.sentences.add(sentence);
	}

	boolean isEmpty() {
		return this.sentences.isEmpty();
	}

	Set<String> conversations() {
		return this.conversations;
	}

	List<String> sentences() {
		return this.sentences;
	}

}
