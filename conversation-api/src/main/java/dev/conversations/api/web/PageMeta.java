package dev.conversations.api.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Where a page stands in its list.
 *
 * @param offset absent when the page was asked for by cursor
 * @param nextCursor null on the last page
 */
@Schema(name = "PageMeta")
public record PageMeta(@Schema(requiredMode = Schema.RequiredMode.REQUIRED) int limit,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer offset,
		@Schema(requiredMode = Schema.RequiredMode.REQUIRED) boolean hasMore, @Schema(types = {
				"string", "null" },
				description = "Give it as cursor (messages: before) for the next page.") @Nullable String nextCursor){
}
