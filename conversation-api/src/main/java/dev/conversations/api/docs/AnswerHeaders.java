package dev.conversations.api.docs;

import java.util.Set;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.StringSchema;

/** Describes the headers of answers. */
final class AnswerHeaders {

	/** Of writes that a processor applied or refused. */
	private static final Set<String> DECIDED = Set.of("200", "201", "404", "409", "412", "422", "503");

	private AnswerHeaders() {
	}

	/** What every operation may answer with. */
	static void common(Operation operation) {
		operation.getResponses()
			.keySet()
			.forEach((status) -> add(operation, status, "X-Request-Id",
					"Id of the request, the client's own if it gave one; it is in the logs, too."));
		add(operation, "401", "WWW-Authenticate", "Bearer.");
		add(operation, "405", "Allow", "What the path allows.");
		Set.of("429", "503")
			.forEach((status) -> add(operation, status, "Retry-After", "Seconds to wait before the next attempt."));
	}

	/** Every answer to a good key tells what the key may still do. */
	static void ofLimits(Operation operation) {
		for (String status : operation.getResponses().keySet()) {
			if (!status.equals("401")) {
				add(operation, status, "RateLimit-Policy",
						"Limits of the key: requests (q) in seconds (w); absent when it has none.");
				add(operation, status, "RateLimit",
						"Requests that remain (r), and seconds until all of them are there again (t).");
			}
		}
	}

	static void ofWrite(Operation operation) {
		Set.of("200", "201", "412").forEach((status) -> version(operation, status));
		Set.of("200", "201", "202")
			.forEach((status) -> add(operation, status, "Preference-Applied",
					"The preference that was honoured, if there was one."));
		DECIDED.forEach(
				(status) -> add(operation, status, "Idempotent-Replayed", "true when this repeats an earlier answer."));
		add(operation, "202", "Location", "Where to ask for the result.");
	}

	static void ofConditionalRead(Operation operation) {
		Set.of("200", "304").forEach((status) -> version(operation, status));
	}

	private static void version(Operation operation, String status) {
		add(operation, status, "ETag", "Version of the conversation.");
	}

	/** Where the operation has an answer of this status. */
	private static void add(Operation operation, String status, String name, String description) {
		operation.getResponses()
			.computeIfPresent(status, (same, answer) -> answer.addHeaderObject(name,
					new Header().schema(new StringSchema()).description(description)));
	}

}
