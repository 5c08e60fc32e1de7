package dev.conversations.api.conversation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.Parameters;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;

/** Describes what {@link ListQuery} reads. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Parameters({
		@Parameter(name = "limit", in = ParameterIn.QUERY,
				schema = @Schema(type = "integer", minimum = "1", maximum = "100", defaultValue = "25")),
		@Parameter(name = "offset", in = ParameterIn.QUERY, description = "Conversations to pass over.",
				schema = @Schema(type = "integer", minimum = "0", maximum = "1000000", defaultValue = "0")),
		@Parameter(name = "cursor", in = ParameterIn.QUERY, schema = @Schema(type = "string"),
				description = "meta.next_cursor of the page before; instead of offset."),
		@Parameter(name = "channel", in = ParameterIn.QUERY, schema = @Schema(type = "string"), example = "sms,voice",
				description = "One or several of sms, email, instagram, facebook, whatsapp, voice, with commas."),
		@Parameter(name = "status", in = ParameterIn.QUERY, schema = @Schema(type = "string"), example = "open",
				description = "One or several of open, closed, resolved, with commas."),
		@Parameter(name = "unread", in = ParameterIn.QUERY, schema = @Schema(type = "boolean")),
		@Parameter(name = "updated_since", in = ParameterIn.QUERY,
				description = "Latest activity at this time or later.",
				schema = @Schema(type = "string", format = "date-time")),
		@Parameter(name = "customer_id", in = ParameterIn.QUERY, schema = @Schema(type = "string")) })
@interface ListParameters {

}
