package dev.conversations.api.store;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

import com.mongodb.MongoClientSettings;
import com.mongodb.connection.TransportSettings;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.conversations.store.Store;

import org.springframework.boot.mongodb.autoconfigure.MongoClientFactory;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** The reactive connection for the reads. */
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {

	private static final String DEFAULT_DATABASE = "conversations";

	/** On the driver's own transport, apart from the event loops that serve clients. */
	@Bean
	MongoClient mongoClient(List<MongoClientSettingsBuilderCustomizer> customizers) {
		MongoClientSettings.Builder settings = MongoClientSettings.builder();
		customizers.forEach((customizer) -> customizer.customize(settings));
		return MongoClients.create(settings.transportSettings(TransportSettings.asyncBuilder().build()).build());
	}

	@Bean
	MongoDatabase database(MongoClient client, MongoConnectionDetails connection) {
		return client.getDatabase(databaseName(connection)).withCodecRegistry(Store.CODECS);
	}

	/**
	 * Gives up on a MongoDB that does not answer before clients give up on us. Comes
	 * first, so that the connection string has the last word. A step-down or a restart of
	 * a node is repeated within that time.
	 */
	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE)
	MongoClientSettingsBuilderCustomizer impatience() {
		return (settings) -> settings.timeout(MongoCalls.DRIVER_PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
			.applyToClusterSettings((cluster) -> cluster.serverSelectionTimeout(2, TimeUnit.SECONDS))
			.applyToSocketSettings((socket) -> socket.connectTimeout(2, TimeUnit.SECONDS))
			.applyToConnectionPoolSettings((pool) -> pool.maxWaitTime(2, TimeUnit.SECONDS));
	}

	@Bean
	Indexes indexes(List<MongoClientSettingsBuilderCustomizer> customizers, MongoConnectionDetails connection) {
		return new Indexes(
				() -> new MongoClientFactory(customizers).createMongoClient(MongoClientSettings.builder().build()),
				databaseName(connection));
	}

	private static String databaseName(MongoConnectionDetails connection) {
		return Objects.requireNonNullElse(connection.getConnectionString().getDatabase(), DEFAULT_DATABASE);
	}

}
