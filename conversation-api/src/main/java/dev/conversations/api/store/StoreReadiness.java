package dev.conversations.api.store;

import java.time.Duration;

import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.conversations.api.readiness.ReadinessWatch;
import org.bson.Document;
import reactor.core.publisher.Mono;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Ready once MongoDB has its indexes, and while it answers. */
@Configuration(proxyBeanMethods = false)
class StoreReadiness {

	private static final Duration PATIENCE = Duration.ofSeconds(3);

	@Bean
	ReadinessWatch mongodbHealthIndicator(Indexes indexes, MongoDatabase database) {
		return new ReadinessWatch("mongodb", indexes::ensure,
				() -> Mono.from(database.runCommand(new Document("ping", 1))).block(PATIENCE));
	}

}
