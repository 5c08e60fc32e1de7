package dev.conversations.api.subaccount;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Access to the admin endpoints.
 *
 * @param key the admin key, at least 32 characters; it has no default
 */
@Validated
@ConfigurationProperties("conversations.admin")
record AdminProperties(
		@NotNull @Size(min = 32, message = "ADMIN_KEY must be set and have at least 32 characters") String key) {

	/** Without the key, so that it never reaches a log. */
	@Override
	public String toString() {
		return "AdminProperties[key=***]";
	}

}
