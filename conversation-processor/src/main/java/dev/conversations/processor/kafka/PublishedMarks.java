package dev.conversations.processor.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.conversations.schema.Topics;

/**
 * How far each partition of this consumer has published what its commands have to
 * publish, so that nothing is published again when offsets are set back. The topics
 * themselves tell it: their records carry marks.
 */
final class PublishedMarks {

	private static final Logger log = LoggerFactory.getLogger(PublishedMarks.class);

	/**
	 * Longest wait for the end of a transaction whose process is gone: Kafka's
	 * {@code transaction.timeout.ms}, and 10 s until the brokers notice.
	 */
	private static final Duration LIMIT = Duration.ofSeconds(60);

	private final KafkaClients clients;

	private final Uuid commandTopic;

	private final int partitions;

	private final PublishingMode mode;

	private final int number;

	private final Map<Integer, Long> marks = new HashMap<>();

	/**
	 * @param partitions that are used of each topic
	 * @param number of the consumer in this process
	 */
	PublishedMarks(KafkaClients clients, Uuid commandTopic, int partitions, PublishingMode mode, int number) {
		this.clients = clients;
		this.commandTopic = commandTopic;
		this.partitions = partitions;
		this.mode = mode;
		this.number = number;
	}

	/** Finds out how far these partitions had come before this consumer got them. */
	void read(Consumer<?, ?> commands, Collection<TopicPartition> assigned) {
		if (assigned.isEmpty() || !this.mode.leavesNoGaps()) {
			return;
		}
		Set<TopicPartition> published = published(assigned);
		this.marks.putAll(newest((reader) -> reader.read(published)));
		List<TopicPartition> again = assigned.stream()
			.filter((partition) -> commands.position(partition) <= mark(partition.partition()))
			.toList();
		if (!again.isEmpty()) {
			log.info("Partitions {} are read again; nothing is published twice", again);
			Map<TopicPartition, Long> ends = ends(published);
			this.marks.putAll(newest((reader) -> reader.read(ends)));
		}
	}

	void forget(Collection<TopicPartition> given) {
		given.forEach((partition) -> this.marks.remove(partition.partition()));
	}

	/** Whether all that the record had to publish is published. */
	boolean cover(ConsumerRecord<byte[], byte[]> command) {
		return command.offset() <= mark(command.partition());
	}

	/** Marks what is published for a command. */
	void stamp(ProducerRecord<byte[], byte[]> published, ConsumerRecord<byte[], byte[]> command) {
		published.headers().remove(PublishedMark.HEADER);
		if (this.mode.leavesNoGaps()) {
			published.headers()
				.add(new PublishedMark(this.commandTopic, command.partition(), command.offset()).header());
		}
	}

	/** Where the events and dead letters of a command partition are. */
	int publishedIn(int partition) {
		return partition % this.partitions;
	}

	private long mark(int partition) {
		return this.marks.getOrDefault(partition, -1L);
	}

	private Set<TopicPartition> published(Collection<TopicPartition> commands) {
		Set<TopicPartition> published = new HashSet<>();
		for (TopicPartition partition : commands) {
			int used = publishedIn(partition.partition());
			published.add(new TopicPartition(Topics.EVENTS, used));
			published.add(new TopicPartition(Topics.DEAD_LETTERS, used));
		}
		return published;
	}

	private Map<Integer, Long> newest(Function<MarkReader, Map<Integer, Long>> reading) {
		try (Consumer<byte[], byte[]> consumer = this.clients.reader("marks-" + this.number)) {
			return reading.apply(new MarkReader(consumer, this.commandTopic, LIMIT));
		}
	}

	/** With the records of transactions that are still open. */
	private Map<TopicPartition, Long> ends(Set<TopicPartition> published) {
		try (Admin admin = this.clients.admin()) {
			return admin
				.listOffsets(
						published.stream()
							.collect(Collectors.toMap(Function.identity(), (partition) -> OffsetSpec.latest())),
						new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED))
				.all()
				.get()
				.entrySet()
				.stream()
				.collect(Collectors.toMap(Map.Entry::getKey, (end) -> end.getValue().offset()));
		}
		catch (ExecutionException ex) {
			throw new KafkaException("the ends of " + published + " are unknown", ex);
		}
		catch (InterruptedException ex) {
			throw new InterruptException(ex);
		}
	}

}
