package dev.conversations.api.command;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import dev.conversations.schema.Topics;
import jakarta.annotation.PreDestroy;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.stereotype.Component;

/** The broker seen from outside: are the topics there, does it answer. */
@Component
class KafkaBroker {

	private static final Duration PATIENCE = Duration.ofSeconds(5);

	private final KafkaProperties settings;

	private final TopicProperties topics;

	private @Nullable Admin admin;

	KafkaBroker(KafkaProperties settings, TopicProperties topics) {
		this.settings = settings;
		this.topics = topics;
	}

	/** Makes every topic that is missing, and leaves the others as they are. */
	void createTopics() {
		this.topics.definitions().ensure(admin());
	}

	/** Throws when it does not answer. */
	void check() throws InterruptedException {
		answer(admin().describeCluster().clusterId());
	}

	/** How far the consumer group is with the commands; empty when it has not begun. */
	Optional<Backlog.Progress> progress(String group) throws InterruptedException {
		Map<TopicPartition, OffsetAndMetadata> done = new HashMap<>(
				answer(admin().listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata()));
		done.entrySet()
			.removeIf((offset) -> offset.getValue() == null || !offset.getKey().topic().equals(Topics.COMMANDS));
		if (done.isEmpty()) {
			return Optional.empty();
		}
		Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
		done.keySet().forEach((partition) -> ends.put(partition, OffsetSpec.latest()));
		long end = answer(admin().listOffsets(ends).all()).values()
			.stream()
			.mapToLong(ListOffsetsResultInfo::offset)
			.sum();
		long finished = done.values().stream().mapToLong(OffsetAndMetadata::offset).sum();
		return Optional.of(new Backlog.Progress(finished, end - finished));
	}

	private static <T> T answer(KafkaFuture<T> asked) throws InterruptedException {
		try {
			return asked.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
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
			this.admin = Admin.create(this.settings.buildAdminProperties());
		}
		return this.admin;
	}

}
