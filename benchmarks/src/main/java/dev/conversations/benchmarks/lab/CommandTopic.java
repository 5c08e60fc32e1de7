package dev.conversations.benchmarks.lab;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;

import dev.conversations.schema.Topics;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupNotEmptyException;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.UnknownMemberIdException;

/** How far the processors are with the commands. */
final class CommandTopic implements AutoCloseable {

	/** Default of {@code conversations.processor.group-id}. */
	private static final String GROUP = "conversation-processor";

	private static final int TRIES = 60;

	private static final Duration BETWEEN = Duration.ofSeconds(1);

	private final Admin admin;

	CommandTopic(String bootstrapServers) {
		this.admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
	}

	/**
	 * Puts the group behind the last command. Waits until the frozen processor has been
	 * given up, which takes the session timeout.
	 */
	void skipAll() throws InterruptedException {
		for (int n = 0; n < TRIES; n++) {
			try {
				get(this.admin.alterConsumerGroupOffsets(GROUP, ends()).all());
				return;
			}
			catch (GroupNotEmptyException | UnknownMemberIdException | RebalanceInProgressException ex) {
				Thread.sleep(BETWEEN);
			}
		}
		throw new IllegalStateException("the group %s still has members after %d s".formatted(GROUP, TRIES));
	}

	/** Returns when the processors are done with every command. */
	void awaitDone() throws InterruptedException {
		Map<TopicPartition, OffsetAndMetadata> ends = ends();
		ends.values().removeIf((end) -> end.offset() == 0);
		while (!offsets(done()).entrySet().containsAll(offsets(ends).entrySet())) {
			Thread.sleep(BETWEEN);
		}
	}

	private static Map<TopicPartition, Long> offsets(Map<TopicPartition, OffsetAndMetadata> positions) {
		return positions.entrySet()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, (entry) -> entry.getValue().offset()));
	}

	private Map<TopicPartition, OffsetAndMetadata> ends() throws InterruptedException {
		Map<TopicPartition, OffsetSpec> latest = get(
				this.admin.describeTopics(List.of(Topics.COMMANDS)).allTopicNames())
			.values()
			.stream()
			.flatMap((topic) -> topic.partitions().stream())
			.collect(Collectors.toMap((partition) -> new TopicPartition(Topics.COMMANDS, partition.partition()),
					(partition) -> OffsetSpec.latest()));
		return get(this.admin.listOffsets(latest).all()).entrySet()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, (entry) -> new OffsetAndMetadata(entry.getValue().offset())));
	}

	/** With an entry for each partition that anything was ever read of. */
	private Map<TopicPartition, OffsetAndMetadata> done() throws InterruptedException {
		return get(this.admin.listConsumerGroupOffsets(GROUP).partitionsToOffsetAndMetadata());
	}

	private static <T> T get(KafkaFuture<T> answer) throws InterruptedException {
		try {
			return answer.get();
		}
		catch (ExecutionException ex) {
			throw (ex.getCause() instanceof KafkaException known) ? known : new KafkaException(ex.getCause());
		}
	}

	@Override
	public void close() {
		this.admin.close();
	}

}
