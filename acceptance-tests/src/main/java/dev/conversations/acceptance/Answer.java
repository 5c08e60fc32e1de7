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
public record Answer(int status, HttpHeaders headers, JsonNode body) {

	public JsonNode data() {
		return this.body.path("data");
	}

	/** A text field of {@code data}. */
	public String text(String field) {
		return data().path(field).asString();
	}

	public String id() {
		return text("id");
	}

	/** A text field of the members of {@code data}, which is an array. */
	public List<String> texts(String field) {
		List<String> texts = new ArrayList<>();
		data().forEach((member) -> texts.add(member.path(field).asString()));
		return texts;
	}

	public String code() {
		return this.body.path("code").asString("");
	}

	public String field() {
		return this.body.path("field").asString("");
	}

	/** The header's value, empty when it is absent. */
	public String header(String name) {
		return this.headers.firstValue(name).orElse("");
	}

	@Override
	public String toString() {
		return this.status + " " + this.body;
	}

}
