package dev.conversations.api.conversation;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;

import dev.conversations.api.Client;
import dev.conversations.schema.IdKind;

/**
 * A wrong request and the one answer that it must get.
 *
 * @param field empty when none is to blame
 */
record BadRequest(String name, Client client, String method, String path, BodyPublisher body, List<String> headers,
		int status, String code, String field) {

	Client.Answer send() {
		return this.client.send(this.method, this.path, this.body, this.headers.toArray(String[]::new));
	}

	BadRequest with(String... more) {
		List<String> all = new ArrayList<>(this.headers);
		all.addAll(List.of(more));
		return new BadRequest(this.name + " " + String.join(" ", more), this.client, this.method, this.path, this.body,
				all, this.status, this.code, this.field);
	}

	BadRequest as(Client other, String who) {
		return new BadRequest(who + ": " + this.name, other, this.method, this.path, this.body, this.headers,
				this.status, this.code, this.field);
	}

	@Override
	public String toString() {
		return this.name + " -> " + this.status + " " + this.code + " " + this.field;
	}

	static final String JSON = "application/json";

	/** Of no conversation. */
	static final String ID = IdKind.CONVERSATION.next();

	static final String ADMIN = "/admin/sub-accounts";

	static BadRequest post(String path, String body, int status, String code, String field) {
		return json("POST", path, body, status, code, field);
	}

	static BadRequest json(String method, String path, String body, int status, String code, String field) {
		return row(Callers.CLIENT, method, path, BodyPublishers.ofString(body), status, code, field,
				(body.length() > 60) ? body.substring(0, 60) + "…" : body)
			.with("Content-Type", JSON);
	}

	static BadRequest plain(String operation, int status, String code, String field) {
		String[] parts = operation.split(" ");
		return row(Callers.CLIENT, parts[0], parts[1], BodyPublishers.noBody(), status, code, field);
	}

	static BadRequest bytes(Client who, String method, String path, byte[] body, int status, String code) {
		return row(who, method, path, BodyPublishers.ofByteArray(body), status, code, "");
	}

	static BadRequest row(Client who, String method, String path, BodyPublisher body, int status, String code,
			String field, String... shown) {
		return new BadRequest(method + " " + path + " " + String.join(" ", shown), who, method, path, body, List.of(),
				status, code, field);
	}

}
