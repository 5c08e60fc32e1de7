package dev.conversations.local;

/**
 * A real broker, a real mongod as a replica set, and a real registry. What
 * {@code KAFKA_BOOTSTRAP_SERVERS}, {@code MONGODB_URI} or {@code SCHEMA_REGISTRY_URL}
 * names, as a system property or in the environment, is used instead of a part of our
 * own.
 */
public interface RealParts {

	/** The database of those that need none of their own. */
	String DATABASE = "conversations";

	/** The parts of this JVM: started on first use with nothing in them, gone with it. */
	static RealParts shared() {
		return SharedParts.get();
	}

	String kafkaBootstrapServers();

	/** With the name of a database and of the replica set. */
	String mongodbUri();

	/** The same with another database, for a test that needs one of its own. */
	default String mongodbUri(String database) {
		return mongodbUri().replaceFirst("^(mongodb(?:\\+srv)?://[^/?]+)/?[^?]*", "$1/" + database);
	}

	/** With the path of the Confluent compatible protocol. */
	String schemaRegistryUrl();

}
