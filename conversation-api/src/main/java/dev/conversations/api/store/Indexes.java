package dev.conversations.api.store;

import java.util.function.Supplier;

import com.mongodb.client.MongoClient;
import dev.conversations.store.StoreIndexes;

/** Makes the indexes that the queries need, over a connection of its own. */
public final class Indexes {

	private final Supplier<MongoClient> connect;

	private final String database;

	Indexes(Supplier<MongoClient> connect, String database) {
		this.connect = connect;
		this.database = database;
	}

	/**
	 * Blocks while it makes what is missing.
	 * @throws com.mongodb.MongoException if MongoDB does not answer
	 */
	public void ensure() {
		try (MongoClient client = this.connect.get()) {
			StoreIndexes.ensure(client.getDatabase(this.database));
		}
	}

}
