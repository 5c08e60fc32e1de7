package dev.conversations.api.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The body of every answer that is no error.
 *
 * @param meta where the page stands, for lists only
 */
public record Envelope<T>(@Schema(example = "true", requiredMode = Schema.RequiredMode.REQUIRED) boolean success,
		@Schema(requiredMode = Schema.RequiredMode.REQUIRED) T data,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable PageMeta meta) {

	public static <T> Envelope<T> of(T data) {
		return new Envelope<>(true, data, null);
	}

	public static <T> Envelope<T> page(T data, PageMeta meta) {
		return new Envelope<>(true, data, meta);
	}

}
