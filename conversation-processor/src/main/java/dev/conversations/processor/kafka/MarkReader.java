package dev.conversations.processor.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the newest marks near the ends of the topics that batches are published to.
 */
final class MarkReader {

	/**
	 * How far back to look, in offsets, one after the other until a mark is found. The
	 * last record has the newest mark nearly always: before it are only transaction
	 * markers, and what a repair published, which carries none.
	 */
	private static final List<Integer> WINDOWS = List.of(64, 1024, 16_384);

	private static final Duration POLL = Duration.ofMillis(100);

	private final Consumer<byte[], byte[]> consumer;

	private final Uuid commandTopic;

	private final Duration limit;

	/**
	 * @param consumer in no group; sees what is committed
	 * @param limit longest time for one look
	 */
	MarkReader(Consumer<byte[], byte[]> consumer, Uuid commandTopic, Duration limit) {
		this.consumer = consumer;
		this.commandTopic = commandTopic;
		this.limit = limit;
	}

	/** The newest marks that can be seen now, by command partition. */
	Map<Integer, Long> read(Set<TopicPartition> published) {
		this.consumer.assign(published);
		return read(this.consumer.endOffsets(published));
	}

	/**
	 * The newest marks before these ends, by command partition. Waits for the
	 * transactions that are open there.
	 * @throws TimeoutException when that takes too long
	 */
	Map<Integer, Long> read(Map<TopicPartition, Long> ends) {
		this.consumer.assign(ends.keySet());
		Map<TopicPartition, Long> begins = this.consumer.beginningOffsets(ends.keySet());
		Map<Integer, Long> marks = new HashMap<>();
		Set<TopicPartition> unmarked = new HashSet<>(ends.keySet());
		for (int window : WINDOWS) {
			Map<TopicPartition, Long> starts = new HashMap<>();
			ends.forEach((partition, end) -> starts.put(partition,
					Math.max(begins.getOrDefault(partition, 0L), end - window)));
			starts.keySet().retainAll(unmarked);
			unmarked.removeAll(read(starts, ends, marks));
			unmarked.removeIf((partition) -> Objects.equals(starts.get(partition), begins.get(partition)));
		}
		return marks;
	}

	/** In which partitions a mark was found. */
	private Set<TopicPartition> read(Map<TopicPartition, Long> starts, Map<TopicPartition, Long> ends,
			Map<Integer, Long> marks) {
		Set<TopicPartition> marked = new HashSet<>();
		this.consumer.assign(starts.keySet());
		starts.forEach(this.consumer::seek);
		long deadline = System.nanoTime() + this.limit.toNanos();
		while (isBefore(ends)) {
			if (System.nanoTime() > deadline) {
				throw new TimeoutException("the marks of " + starts.keySet() + " were not read within " + this.limit);
			}
			for (ConsumerRecord<byte[], byte[]> published : this.consumer.poll(POLL)) {
				if (take(PublishedMark.of(published), marks)) {
					marked.add(new TopicPartition(published.topic(), published.partition()));
				}
			}
		}
		return marked;
	}

	private boolean isBefore(Map<TopicPartition, Long> ends) {
		return this.consumer.assignment()
			.stream()
			.anyMatch((partition) -> this.consumer.position(partition) < ends.getOrDefault(partition, 0L));
	}

	private boolean take(@Nullable PublishedMark mark, Map<Integer, Long> marks) {
		if (mark == null || !mark.topic().equals(this.commandTopic)) {
			return false;
		}
		marks.merge(mark.partition(), mark.offset(), Math::max);
		return true;
	}

}
