package dev.conversations.api.subaccount;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.Parameters;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;

/** Describes what {@link AdminPage} reads. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Parameters({
		@Parameter(name = "limit", in = ParameterIn.QUERY,
				schema = @Schema(type = "integer", minimum = "1", maximum = "100", defaultValue = "25")),
		@Parameter(name = "cursor", in = ParameterIn.QUERY, schema = @Schema(type = "string"),
				description = "meta.next_cursor of the page before.") })
@interface PageParameters {

}
