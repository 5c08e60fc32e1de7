package dev.conversations.api.subaccount;

import java.util.Set;

import dev.conversations.api.web.JsonFields;
import io.swagger.v3.oas.annotations.media.Schema;

/** The body of "create a sub-account". */
@Schema(name = "CreateSubAccount")
record SubAccountRequest(
		@Schema(requiredMode = Schema.RequiredMode.REQUIRED, maxLength = 256, example = "Acme") String name) {

	static SubAccountRequest read(JsonFields fields) {
		return new SubAccountRequest(fields.only(Set.of("name")).requiredText("name", 256));
	}

}
