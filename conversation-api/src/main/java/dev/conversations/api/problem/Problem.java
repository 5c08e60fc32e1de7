package dev.conversations.api.problem;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** Ends a request with an error answer. Carries no stack trace: it is an answer. */
public final class Problem extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/** Seconds after which a client may try again what was not accepted. */
	private static final String RETRY_SECONDS = "1";

	private final ErrorCode code;

	private final @Nullable String field;

	private final transient Map<String, String> headers;

	private Problem(ErrorCode code, @Nullable String field, String sentence, Map<String, String> headers) {
		super(sentence, null, false, false);
		this.code = code;
		this.field = field;
		this.headers = headers;
	}

	/**
	 * A refusal that no single field is to blame for.
	 * @param sentence for the client's developer; without any content of the request
	 */
	public static Problem of(ErrorCode code, String sentence) {
		return new Problem(code, null, sentence,
				(code.status().value() == 503) ? Map.of("Retry-After", RETRY_SECONDS) : Map.of());
	}

	/** A refusal of one field, query parameter, path variable or header. */
	public static Problem at(ErrorCode code, String field, String sentence) {
		return new Problem(code, field, sentence, Map.of());
	}

	/** The same problem with one more response header. */
	public Problem with(String header, String value) {
		var all = new LinkedHashMap<>(this.headers);
		all.put(header, value);
		return new Problem(this.code, this.field, sentence(), all);
	}

	public ErrorCode code() {
		return this.code;
	}

	public @Nullable String field() {
		return this.field;
	}

	public String sentence() {
		return String.valueOf(getMessage());
	}

	Map<String, String> headers() {
		return this.headers;
	}

}
