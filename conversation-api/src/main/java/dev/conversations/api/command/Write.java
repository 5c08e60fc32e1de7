package dev.conversations.api.command;

import java.util.List;
import java.util.regex.Pattern;

import dev.conversations.api.problem.ErrorCode;
import dev.conversations.api.problem.Problem;
import dev.conversations.api.subaccount.Caller;
import dev.conversations.api.subaccount.Tenant;
import dev.conversations.api.web.Query;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;

/**
 * What every write says beside its body.
 *
 * @param idempotencyKey null when the client sent none
 * @param expectedVersion from {@code If-Match}, null for any
 * @param traceparent of the W3C, null when the client sent none
 */
public record Write(Tenant tenant, @Nullable String idempotencyKey, @Nullable Long expectedVersion,
		Preference preference, @Nullable String traceparent) {

	private static final Pattern KEY = Pattern.compile("[\\x20-\\x7e]{1,255}");

	private static final Pattern TRACE = Pattern.compile("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

	static Write of(ServerWebExchange exchange, Caller caller, CommandProperties properties) {
		Query.none(exchange);
		HttpHeaders headers = exchange.getRequest().getHeaders();
		return new Write(caller.tenant(), idempotencyKey(headers.getOrEmpty("Idempotency-Key")),
				IfMatch.version(headers.getOrEmpty(HttpHeaders.IF_MATCH)),
				Preference.parse(headers.getOrEmpty("Prefer"), properties.patience(), properties.maxPatience()),
				trace(headers.getFirst("traceparent")));
	}

	private static @Nullable String idempotencyKey(List<String> given) {
		if (given.isEmpty()) {
			return null;
		}
		String key = given.get(0);
		if (given.size() > 1 || key.isBlank() || !KEY.matcher(key).matches()) {
			throw Problem.at(ErrorCode.INVALID_HEADER, "Idempotency-Key",
					"Idempotency-Key must be given once, with 1 to 255 printable ASCII characters.");
		}
		return key;
	}

	private static @Nullable String trace(@Nullable String given) {
		return (given != null && TRACE.matcher(given).matches()) ? given : null;
	}

}
