package dev.conversations.api.problem;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

import org.springframework.http.HttpStatus;

/**
 * The stable codes of every error answer, in kebab-case on the wire, with their HTTP
 * status.
 */
public enum ErrorCode {

	MALFORMED_REQUEST(400), MALFORMED_JSON(400), UNKNOWN_FIELD(400), MISSING_FIELD(400), INVALID_FIELD(400),
	UNKNOWN_PARAMETER(400), INVALID_PARAMETER(400), INVALID_HEADER(400),

	UNAUTHORIZED(401), INSUFFICIENT_SCOPE(403),

	NOT_FOUND(404), CONVERSATION_NOT_FOUND(404), COMMAND_NOT_FOUND(404), SUB_ACCOUNT_NOT_FOUND(404),
	API_KEY_NOT_FOUND(404),

	METHOD_NOT_ALLOWED(405), NOT_ACCEPTABLE(406), CONVERSATION_EXISTS(409), VERSION_MISMATCH(412), BODY_TOO_LARGE(413),
	URI_TOO_LONG(414), HEADERS_TOO_LARGE(431), UNSUPPORTED_MEDIA_TYPE(415), IDEMPOTENCY_KEY_REUSED(422),
	TOO_MANY_TAGS(422), RATE_LIMITED(429),

	/** Not accepted: too much is going on. Repeating it later is safe. */
	OVERLOADED(503),

	/** Not accepted: Kafka cannot be reached. Repeating it later is safe. */
	COMMANDS_UNAVAILABLE(503),

	/** Perhaps accepted: Kafka did not confirm the command in time. */
	OUTCOME_UNKNOWN(503),

	/**
	 * Accepted, but it could not be applied. It stays so under the same Idempotency-Key,
	 * unless an operator sends it to the processors again.
	 */
	COMMAND_FAILED(503),

	/** MongoDB cannot be reached. */
	STORE_UNAVAILABLE(503),

	/** Anything that nobody expected. */
	UNAVAILABLE(503);

	private final HttpStatus status;

	private final String wireName = name().toLowerCase(Locale.ROOT).replace('_', '-');

	ErrorCode(int status) {
		this.status = HttpStatus.valueOf(status);
	}

	public HttpStatus status() {
		return this.status;
	}

	/** The code as clients see it, such as {@code invalid-field}. */
	public String wireName() {
		return this.wireName;
	}

	/** The codes that come with this HTTP status, with commas. */
	public static String codes(int status) {
		return Arrays.stream(values())
			.filter((code) -> code.status.value() == status)
			.map(ErrorCode::wireName)
			.collect(Collectors.joining(", "));
	}

}
