package dev.conversations.processor.operations;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dev.conversations.store.Store;

/**
 * The database that an operator names for a rebuild, with a client of its own.
 *
 * @param shownUri its address, without a password
 */
record TargetDatabase(MongoClient client, MongoDatabase database, String shownUri) implements AutoCloseable {

	private static final long OPERATION_LIMIT_SECONDS = 60;

	/** A database of that name in the same MongoDB. */
	static TargetDatabase beside(String originalUri, String name, ConfigurableApplicationContext context) {
		return of(originalUri.replaceFirst("^(mongodb(?:\\+srv)?://[^/?]+)/?[^?]*", "$1/" + name), context);
	}

	/**
	 * @throws RefusedException when it is the database that is in use
	 */
	static TargetDatabase of(String uri, ConfigurableApplicationContext context) {
		ConnectionString connection = new ConnectionString(uri);
		String name = connection.getDatabase();
		if (name == null) {
			throw new RefusedException("The URI names no database: mongodb://host:port/NAME?replicaSet=… is expected.");
		}
		MongoClient client = MongoClients.create(MongoClientSettings.builder()
			.applyConnectionString(connection)
			.codecRegistry(Store.CODECS)
			.timeout(OPERATION_LIMIT_SECONDS, TimeUnit.SECONDS)
			.applyToClusterSettings((cluster) -> cluster.serverSelectionTimeout(5, TimeUnit.SECONDS))
			.build());
		TargetDatabase target = new TargetDatabase(client, client.getDatabase(name),
				uri.replaceFirst("//[^@/]*@", "//USER:PASSWORD@"));
		if (target.isSame(context.getBean(MongoDatabase.class))) {
			client.close();
			throw new RefusedException(
					name + " is the database that is in use. A rebuild needs a fresh one: choose " + "another name.");
		}
		return target;
	}

	private boolean isSame(MongoDatabase original) {
		return original.getName().equals(this.database.getName())
				&& Objects.equals(server(original), server(this.database));
	}

	/**
	 * Tells servers apart whatever names they are reached by; null when none answers.
	 */
	private static @Nullable Object server(MongoDatabase database) {
		try {
			return database.runCommand(new Document("hello", 1))
				.getEmbedded(List.of("topologyVersion", "processId"), Object.class);
		}
		catch (MongoException ex) {
			return null;
		}
	}

	@Override
	public void close() {
		this.client.close();
	}

}
