package dev.conversations.processor.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Polls that bring more under load. Records that have arrived before they were asked for
 * show that the consumer is behind: they are the first few that came while the batch
 * before was at work, and those after them wait at the brokers. These are fetched, too.
 * An idle consumer does not wait.
 */
final class FullerPolls<K, V> {

	/** Polls of Kafka's own in one, at most. */
	static final int FETCHES = 2;

	/** Longest wait for what lies at the brokers beside that which has arrived. */
	private static final Duration MORE = Duration.ofMillis(2);

	private final Consumer<K, V> consumer;

	private final Function<Duration, ConsumerRecords<K, V>> polling;

	/**
	 * @param polling Kafka's own, of this consumer
	 */
	FullerPolls(Consumer<K, V> consumer, Function<Duration, ConsumerRecords<K, V>> polling) {
		this.consumer = consumer;
		this.polling = polling;
	}

	/**
	 * @param timeout when nothing has arrived
	 * @return {@link #FETCHES} times {@code max.poll.records} at most
	 */
	ConsumerRecords<K, V> poll(Duration timeout) {
		ConsumerRecords<K, V> arrived = this.polling.apply(Duration.ZERO);
		return arrived.isEmpty() ? this.polling.apply(timeout) : withMore(arrived);
	}

	/** Nothing, for now, when partitions changed hands meanwhile. */
	private ConsumerRecords<K, V> withMore(ConsumerRecords<K, V> arrived) {
		ConsumerGroupMetadata member = this.consumer.groupMetadata();
		Set<TopicPartition> owned = Set.copyOf(this.consumer.assignment());
		ConsumerRecords<K, V> more = ConsumerRecords.empty();
		boolean complete = false;
		try {
			more = this.polling.apply(MORE);
			complete = this.consumer.groupMetadata().equals(member) && this.consumer.assignment().equals(owned);
		}
		finally {
			if (!complete) {
				putBack(more);
				putBack(arrived);
			}
		}
		return complete ? together(arrived, more) : ConsumerRecords.empty();
	}

	private void putBack(ConsumerRecords<K, V> records) {
		for (TopicPartition partition : records.partitions()) {
			if (this.consumer.assignment().contains(partition)) {
				this.consumer.seek(partition, records.records(partition).get(0).offset());
			}
		}
	}

	private static <K, V> ConsumerRecords<K, V> together(ConsumerRecords<K, V> first, ConsumerRecords<K, V> second) {
		Map<TopicPartition, List<ConsumerRecord<K, V>>> records = new LinkedHashMap<>();
		Map<TopicPartition, OffsetAndMetadata> next = new HashMap<>();
		for (ConsumerRecords<K, V> part : List.of(first, second)) {
			for (TopicPartition partition : part.partitions()) {
				records.computeIfAbsent(partition, (key) -> new ArrayList<>()).addAll(part.records(partition));
			}
			next.putAll(part.nextOffsets());
		}
		return new ConsumerRecords<>(records, next);
	}

}
