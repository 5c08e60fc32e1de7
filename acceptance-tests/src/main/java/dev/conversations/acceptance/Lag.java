package dev.conversations.acceptance;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;

import dev.conversations.local.RealParts;
import dev.conversations.schema.Topics;

/** How many commands the processors have not confirmed yet. */
public final class Lag {

	private static final String GROUP = "conversation-processor";

	private static final int TIMEOUT_MILLIS = (int) Duration.ofSeconds(5).toMillis();

	private final RealParts parts;

	public Lag(RealParts parts) {
		this.parts = parts;
	}

	/**
	 * @throws KafkaException when the broker does not answer
	 */
	public long now() {
		try (Admin admin = Admin.create(Map.of("bootstrap.servers", this.parts.kafkaBootstrapServers(),
				"default.api.timeout.ms", TIMEOUT_MILLIS, "request.timeout.ms", TIMEOUT_MILLIS))) {
			return now(admin);
		}
		catch (ExecutionException ex) {
			throw new KafkaException("the lag is not known", ex);
		}
		catch (InterruptedException ex) {
			throw new InterruptException(ex);
		}
	}

	private static long now(Admin admin) throws ExecutionException, InterruptedException {
		Map<TopicPartition, OffsetAndMetadata> confirmed = confirmed(admin);
		Map<TopicPartition, OffsetSpec> latest = admin.describeTopics(List.of(Topics.COMMANDS))
			.allTopicNames()
			.get()
			.values()
			.stream()
			.flatMap((topic) -> topic.partitions().stream())
			.collect(Collectors.toMap((info) -> new TopicPartition(Topics.COMMANDS, info.partition()),
					(info) -> OffsetSpec.latest()));
		Map<TopicPartition, Long> ends = new HashMap<>();
		admin.listOffsets(latest).all().get().forEach((partition, end) -> ends.put(partition, end.offset()));
		return of(confirmed, ends);
	}

	static Map<TopicPartition, OffsetAndMetadata> confirmed(Admin admin)
			throws ExecutionException, InterruptedException {
		return new HashMap<>(admin.listConsumerGroupOffsets(GROUP).partitionsToOffsetAndMetadata().get());
	}

	/**
	 * @param ends of these and other partitions
	 */
	static long of(Map<TopicPartition, OffsetAndMetadata> confirmed, Map<TopicPartition, Long> ends) {
		return ends.entrySet()
			.stream()
			.filter((end) -> end.getKey().topic().equals(Topics.COMMANDS))
			.mapToLong((end) -> end.getValue() - offset(confirmed.get(end.getKey())))
			.sum();
	}

	private static long offset(@Nullable OffsetAndMetadata confirmed) {
		return (confirmed != null) ? confirmed.offset() : 0;
	}

}
