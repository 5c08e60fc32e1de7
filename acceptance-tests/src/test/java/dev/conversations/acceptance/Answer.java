package dev.conversations.acceptance;

import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;

import tools.jackson.databind.JsonNode;

/**
 * An HTTP answer of the API.
 *
 * @param body missing when there is none
 */
record Answer(int status, HttpHeaders headers, JsonNode body) {

	JsonNode data() {
		return this.body.path("data");
	}

	/** A text field of {@code data}. */
	String text(String field) {
		return data().path(field).asString();
	}

	String id() {
		return text("id");
	}

	/** A text field of the members of {@code data}, which is an array. */
	List<String> texts(String field) {
		List<String> texts = new ArrayList<>();
		data().forEach((member) -> texts.add(member.path(field).asString()));
		return texts;
	}

	String code() {
		return this.body.path("code").asString("");
	}

	String field() {
		return this.body.path("field").asString("");
	}

	/** The header's value, empty when it is absent. */
	String header(String name) {
		return this.headers.firstValue(name).orElse("");
	}

	@Override
	public String toString() {
		return this.status + " " + this.body;
	}

}
