package dev.conversations.api.web;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.conversations.api.problem.ErrorCode;
import dev.conversations.api.problem.Problem;
import org.jspecify.annotations.Nullable;

/** The fields of a request body. An explicit null counts as absent. */
public final class JsonFields {

	private final Map<String, @Nullable Object> members;

	JsonFields(Map<String, @Nullable Object> members) {
		this.members = members;
	}

	/** Refuses every other field by its name, so that no typo is silently ignored. */
	public JsonFields only(Set<String> known) {
		for (String name : this.members.keySet()) {
			if (!known.contains(name)) {
				throw Problem.at(ErrorCode.UNKNOWN_FIELD, Texts.shown(name), "There is no field of this name here.");
			}
		}
		return this;
	}

	/** Whether every field is absent. */
	public boolean isEmpty() {
		return this.members.values().stream().allMatch((value) -> value == null);
	}

	/**
	 * A text, not blank.
	 * @param maximum in Unicode code points
	 */
	public String requiredText(String name, int maximum) {
		return required(name, text(name, maximum));
	}

	/**
	 * A text, not blank, or null when absent.
	 * @param maximum in Unicode code points
	 */
	public @Nullable String text(String name, int maximum) {
		String text = string(name);
		return (text != null) ? Texts.checked(name, text, maximum) : null;
	}

	public String requiredChoice(String name, Collection<String> choices) {
		return required(name, choice(name, choices));
	}

	/** One of the choices, or null when absent. */
	public @Nullable String choice(String name, Collection<String> choices) {
		String chosen = string(name);
		if (chosen != null && !choices.contains(chosen)) {
			throw Texts.invalid(name, "must be one of " + String.join(", ", choices));
		}
		return chosen;
	}

	/** A whole number, or null when absent. */
	public @Nullable Integer integer(String name, int minimum, int maximum) {
		Object value = this.members.get(name);
		if (value == null) {
			return null;
		}
		if (value instanceof Long number && number >= minimum && number <= maximum) {
			return number.intValue();
		}
		throw Texts.invalid(name, "must be a whole number from " + minimum + " to " + maximum);
	}

	/**
	 * A list of texts, none of them null or blank; empty when absent.
	 * @param maximum of elements
	 * @param length of each, in Unicode code points
	 */
	public List<String> texts(String name, int maximum, int length) {
		List<String> texts = new ArrayList<>();
		for (Object element : list(name, maximum)) {
			String at = name + "[" + texts.size() + "]";
			texts.add(Texts.checked(at, asString(at, element), length));
		}
		return List.copyOf(texts);
	}

	private List<?> list(String name, int maximum) {
		Object value = this.members.get(name);
		if (value == null) {
			return List.of();
		}
		if (!(value instanceof List<?> list)) {
			throw Texts.invalid(name, "must be an array of strings, not " + kind(value));
		}
		if (list.size() > maximum) {
			throw Texts.invalid(name, "must not have more than " + maximum + " elements");
		}
		return list;
	}

	private @Nullable String string(String name) {
		Object value = this.members.get(name);
		return (value != null) ? asString(name, value) : null;
	}

	private static String asString(String name, @Nullable Object value) {
		if (value instanceof String text) {
			return text;
		}
		throw Texts.invalid(name, "must be a string, not " + kind(value));
	}

	private static String required(String name, @Nullable String value) {
		if (value == null) {
			throw Problem.at(ErrorCode.MISSING_FIELD, name, name + " is required.");
		}
		return value;
	}

	private static String kind(@Nullable Object value) {
		return switch (value) {
			case null -> "null";
			case Boolean ignored -> "a boolean";
			case Number ignored -> "a number";
			case List<?> ignored -> "an array";
			case String ignored -> "a string";
			default -> "an object";
		};
	}

}
