package dev.conversations.api.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import dev.conversations.api.problem.ErrorCode;
import dev.conversations.api.problem.Problem;
import org.jspecify.annotations.Nullable;

import org.springframework.util.MultiValueMap;
import org.springframework.web.server.ServerWebExchange;

/** The query parameters of a request, each at most once. */
public final class Query {

	private static final Pattern WHOLE_NUMBER = Pattern.compile("[0-9]{1,9}");

	private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");

	private final MultiValueMap<String, String> parameters;

	private Query(MultiValueMap<String, String> parameters) {
		this.parameters = parameters;
	}

	/** Reads the query, and refuses every parameter that is not known here. */
	public static Query of(ServerWebExchange exchange, Set<String> known) {
		MultiValueMap<String, String> parameters = parameters(exchange);
		for (Map.Entry<String, List<String>> parameter : parameters.entrySet()) {
			String name = Texts.shown(parameter.getKey());
			if (!known.contains(parameter.getKey())) {
				throw Problem.at(ErrorCode.UNKNOWN_PARAMETER, name, "There is no query parameter of this name here.");
			}
			if (parameter.getValue().size() > 1) {
				throw invalid(name, "must be given once");
			}
		}
		return new Query(parameters);
	}

	/** Refuses every query parameter. */
	public static void none(ServerWebExchange exchange) {
		of(exchange, Set.of());
	}

	/** The text of the parameter, or null when it is absent. */
	public @Nullable String text(String name) {
		if (!this.parameters.containsKey(name)) {
			return null;
		}
		String text = this.parameters.getFirst(name);
		if (text == null || text.isBlank()) {
			throw invalid(name, "must not be empty");
		}
		return text;
	}

	public int integer(String name, int minimum, int maximum, int otherwise) {
		String text = text(name);
		if (text == null) {
			return otherwise;
		}
		int number = WHOLE_NUMBER.matcher(text).matches() ? Integer.parseInt(text) : -1;
		if (number < minimum || number > maximum) {
			throw invalid(name, "must be a whole number from " + minimum + " to " + maximum);
		}
		return number;
	}

	/** Comma-separated choices; all of them when the parameter is absent. */
	public Set<String> choices(String name, Collection<String> choices) {
		String text = text(name);
		Set<String> chosen = (text != null) ? new LinkedHashSet<>(List.of(text.split(",", -1)))
				: new LinkedHashSet<>(choices);
		if (!choices.containsAll(chosen)) {
			throw invalid(name, "must be one or several, with commas, of " + String.join(", ", choices));
		}
		return chosen;
	}

	/** A moment in ISO 8601 with its offset, or null when the parameter is absent. */
	public @Nullable Instant instant(String name) {
		String text = text(name);
		Instant instant = (text != null) ? instantOf(text) : null;
		if (text != null && (instant == null || instant.isBefore(Instant.EPOCH) || instant.isAfter(LATEST))) {
			throw invalid(name, "must be a time such as 2026-03-15T10:30:00Z");
		}
		return instant;
	}

	/** Refuses the parameter. */
	public static Problem invalid(String name, String rule) {
		return Problem.at(ErrorCode.INVALID_PARAMETER, name, name + " " + rule + ".");
	}

	private static @Nullable Instant instantOf(String text) {
		try {
			return OffsetDateTime.parse(text).toInstant();
		}
		catch (DateTimeException ex) {
			return null;
		}
	}

	private static MultiValueMap<String, String> parameters(ServerWebExchange exchange) {
		try {
			return exchange.getRequest().getQueryParams();
		}
		catch (IllegalArgumentException ex) {
			throw Problem.of(ErrorCode.MALFORMED_REQUEST, "The query is not properly percent-encoded.");
		}
	}

}
