package dev.conversations.api.command;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import jakarta.annotation.PreDestroy;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.stereotype.Component;

/** The broker seen from outside: are the topics there, does it answer. */
@Component
class KafkaBroker {

	private static final Duration PATIENCE = Duration.ofSeconds(5);

	private final KafkaAdmin settings;

	private final TopicProperties topics;

	private @Nullable Admin admin;

	KafkaBroker(KafkaAdmin settings, TopicProperties topics) {
		this.settings = settings;
		this.topics = topics;
	}

	/** Makes every topic that is missing, and leaves the others as they are. */
	void createTopics() {
		this.topics.definitions().ensure(admin());
	}

	/** Throws when it does not answer. */
	void check() throws InterruptedException {
		try {
			admin().describeCluster().clusterId().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (ExecutionException | TimeoutException ex) {
			throw new KafkaException("No answer from Kafka within " + PATIENCE, ex);
		}
	}

	@PreDestroy
	synchronized void stop() {
		if (this.admin != null) {
			this.admin.close(Duration.ZERO);
		}
	}

	// Made late: without a broker address that resolves it cannot be made at all.
	private synchronized Admin admin() {
		if (this.admin == null) {
			this.admin = Admin.create(this.settings.getConfigurationProperties());
		}
		return this.admin;
	}

}
