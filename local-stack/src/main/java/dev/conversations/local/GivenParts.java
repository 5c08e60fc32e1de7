package dev.conversations.local;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Parts that run already and are used as they are; null stands for one to be started.
 *
 * @param kafka bootstrap servers
 * @param mongodb URI with database and replica set
 * @param registry URL of the Confluent compatible protocol
 */
record GivenParts(@Nullable String kafka, @Nullable String mongodb, @Nullable String registry) {

	static final String KAFKA = "KAFKA_BOOTSTRAP_SERVERS";

	static final String MONGODB = "MONGODB_URI";

	static final String REGISTRY = "SCHEMA_REGISTRY_URL";

	GivenParts {
		kafka = nullIfBlank(kafka);
		mongodb = nullIfBlank(mongodb);
		registry = nullIfBlank(registry);
	}

	/** The variables that name them, not what they say: a URI may hold a password. */
	List<String> variables() {
		List<String> variables = new ArrayList<>();
		if (this.kafka != null) {
			variables.add(KAFKA);
		}
		if (this.mongodb != null) {
			variables.add(MONGODB);
		}
		if (this.registry != null) {
			variables.add(REGISTRY);
		}
		return variables;
	}

	private static @Nullable String nullIfBlank(@Nullable String value) {
		return (value == null || value.isBlank()) ? null : value;
	}

}
