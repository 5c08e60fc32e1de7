package dev.conversations.processor.ledger;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.boot.mongodb.autoconfigure.MongoProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import dev.conversations.store.Store;

/** The MongoDB client of the processor. */
@Configuration(proxyBeanMethods = false)
class LedgerConfiguration {

	/**
	 * Bound on every operation, a transaction with its retries included: nothing waits
	 * for MongoDB without end.
	 */
	private static final Duration OPERATION_LIMIT = Duration.ofSeconds(10);

	private static final Duration SERVER_SELECTION_LIMIT = Duration.ofSeconds(5);

	@Bean
	MongoClientSettingsBuilderCustomizer storeSettings() {
		return (settings) -> settings.codecRegistry(Store.CODECS)
			.timeout(OPERATION_LIMIT.toMillis(), TimeUnit.MILLISECONDS)
			.applyToClusterSettings((cluster) -> cluster.serverSelectionTimeout(SERVER_SELECTION_LIMIT.toMillis(),
					TimeUnit.MILLISECONDS));
	}

	@Bean
	MongoDatabase conversationsDatabase(MongoClient client, MongoProperties properties) {
		String database = new ConnectionString(properties.determineUri()).getDatabase();
		return client.getDatabase((database != null) ? database : "conversations");
	}

}
