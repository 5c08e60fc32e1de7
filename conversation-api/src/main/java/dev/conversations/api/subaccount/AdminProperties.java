package dev.conversations.api.subaccount;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Access to the admin endpoints.
 *
 * @param key the admin key, at least 32 characters; it has no default
 */
@ConfigurationProperties("conversations.admin")
record AdminProperties(String key) {

	private static final int SHORTEST = 32;

	// Not by annotation: what Spring Boot says of a broken constraint shows the value.
	AdminProperties {
		if (key == null || key.length() < SHORTEST) {
			throw new IllegalArgumentException("ADMIN_KEY must be set and have at least " + SHORTEST + " characters");
		}
	}

	/** Without the key, so that it never reaches a log. */
	@Override
	public String toString() {
		return "AdminProperties[key=***]";
	}

}
