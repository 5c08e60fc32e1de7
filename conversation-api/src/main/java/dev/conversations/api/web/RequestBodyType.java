package dev.conversations.api.web;

import java.util.function.Function;

/**
 * Says how a controller's request body comes out of the fields of the JSON object.
 *
 * @param type type of the parameter with {@code @RequestBody}
 * @param read throws a problem that names the field if the body breaks a rule
 */
public record RequestBodyType<T>(Class<T> type, Function<JsonFields, T> read) {
}
