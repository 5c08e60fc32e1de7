package dev.conversations.benchmarks.crud;

import com.mongodb.client.model.IndexOptions;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.conversations.store.Store;
import reactor.core.publisher.Mono;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.compoundIndex;
import static com.mongodb.client.model.Indexes.descending;

/** Conversations as one service with MongoDB behind it. */
@SpringBootApplication
public class CrudApplication {

	/** Beside the database of the system, so that both can run on one mongod. */
	static final String DATABASE = "crud";

	public static void main(String[] arguments) {
		SpringApplication.run(CrudApplication.class, arguments);
	}

	@Bean
	MongoClient mongoClient() {
		return MongoClients.create(System.getenv("MONGODB_URI"));
	}

	@Bean
	MongoDatabase database(MongoClient client) {
		MongoDatabase database = client.getDatabase(DATABASE).withCodecRegistry(Store.CODECS);
		ensureIndexes(database);
		return database;
	}

	/** Only those that its own queries need: the system has one more, and wider ones. */
	private static void ensureIndexes(MongoDatabase database) {
		Mono.from(database.getCollection(Store.CONVERSATIONS)
			.createIndex(compoundIndex(ascending("sub_account_id"), descending("last_activity_at", "_id"))))
			.then(Mono.from(database.getCollection(Store.MESSAGES)
				.createIndex(ascending("conversation_id", "index"), new IndexOptions().unique(true))))
			.block();
	}

}
