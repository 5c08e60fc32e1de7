package dev.conversations.processor.operations;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

import dev.conversations.processor.operations.PublishedEvent.UnreadableEventException;
import dev.conversations.processor.wire.EventCodec;

/**
 * Makes the documents of conversations and messages from the event topic. Memory is
 * bounded by a batch. Where a partition is ahead of another one that has the earlier
 * events of a conversation, it waits.
 */
final class Rebuild {

	/** Events in one MongoDB transaction. */
	private static final int MAX_EVENTS = 1000;

	/** Bytes of events in one MongoDB transaction. */
	private static final int MAX_BYTES = 4 << 20;

	private final RebuildTarget target;

	private final TopicReader reader;

	private final EventCodec codec;

	private final Set<String> skipped;

	private final Progress progress;

	private final Map<TopicPartition, PublishedEvent> ahead = new LinkedHashMap<>();

	private long applied;

	private long repeated;

	/**
	 * @param skipped records that are no events, as {@code partition@offset}, to be left
	 * out
	 */
	Rebuild(RebuildTarget target, TopicReader reader, EventCodec codec, Set<String> skipped, Progress progress) {
		this.target = target;
		this.reader = reader;
		this.codec = codec;
		this.skipped = skipped;
		this.progress = progress;
	}

	/**
	 * Goes on from where the target is to where the topic ends now.
	 * @throws RefusedException when the topic does not hold the whole history
	 */
	void run() {
		Map<Integer, Long> next = this.target.next();
		Map<TopicPartition, Long> ends = this.reader.ends();
		ends.keySet().forEach((partition) -> {
			Long offset = next.get(partition.partition());
			if (offset != null) {
				this.reader.seek(partition, offset);
			}
		});
		this.progress.begin("records", this.reader.distance(ends));
		while (this.reader.distance(ends) > 0) {
			round();
			if (!this.ahead.isEmpty() && this.ahead.keySet().containsAll(behind(ends))) {
				throw gap(this.ahead.values().iterator().next());
			}
		}
	}

	/** Events that were new to the target. */
	long applied() {
		return this.applied;
	}

	/** Events that stand in the topic once more. */
	long repeated() {
		return this.repeated;
	}

	private void round() {
		long before = this.applied;
		List<ConsumerRecord<byte[], byte[]>> together = new ArrayList<>();
		int bytes = 0;
		for (ConsumerRecord<byte[], byte[]> record : this.reader.poll()) {
			together.add(record);
			bytes += Math.max(record.serializedValueSize(), 0);
			if (together.size() == MAX_EVENTS || bytes > MAX_BYTES) {
				apply(together);
				together.clear();
				bytes = 0;
			}
		}
		if (!together.isEmpty()) {
			apply(together);
		}
		this.ahead.forEach((partition, event) -> this.reader.seek(partition, event.offset()));
		if (this.applied > before) {
			this.ahead.clear();
		}
		this.reader.hold(this.ahead.keySet());
	}

	private Set<TopicPartition> behind(Map<TopicPartition, Long> ends) {
		return ends.keySet()
			.stream()
			.filter((partition) -> this.reader.distance(partition, ends) > 0)
			.collect(Collectors.toSet());
	}

	private void apply(List<ConsumerRecord<byte[], byte[]>> records) {
		List<Optional<PublishedEvent>> events = records.stream().map(this::read).toList();
		RebuildBatch batch = this.target.batch(events.stream()
			.flatMap(Optional::stream)
			.map((published) -> published.event().conversationId())
			.collect(Collectors.toSet()));
		for (int i = 0; i < records.size(); i++) {
			add(records.get(i), events.get(i), batch);
		}
		this.target.store(batch);
		this.applied += batch.applied();
		this.repeated += batch.repeated();
		this.progress.at(this.applied + this.repeated);
	}

	private void add(ConsumerRecord<byte[], byte[]> record, Optional<PublishedEvent> event, RebuildBatch batch) {
		TopicPartition partition = new TopicPartition(record.topic(), record.partition());
		if (this.ahead.containsKey(partition)) {
			return;
		}
		if (event.isEmpty()) {
			batch.passed(record.partition(), record.offset());
		}
		else if (!batch.add(event.get())) {
			this.ahead.put(partition, event.get());
		}
	}

	/** Nothing for a record that is to be left out. */
	private Optional<PublishedEvent> read(ConsumerRecord<byte[], byte[]> record) {
		String place = record.partition() + "@" + record.offset();
		if (this.skipped.contains(place)) {
			return Optional.empty();
		}
		try {
			return Optional.of(PublishedEvent.of(record, this.codec));
		}
		catch (UnreadableEventException ex) {
			throw new RefusedException(
					ex.getMessage() + ". If it is known not to be an event, leave it out with --skip " + place
							+ "; a lost event would be noticed by its version.",
					ex);
		}
	}

	private static RefusedException gap(PublishedEvent event) {
		return new RefusedException("Before version %d of %s, at %s, the topic lacks at least one version. MongoDB "
			.formatted(event.event().version(), event.event().conversationId(), event.place())
				+ "cannot be made from a topic with gaps. If it is still there, keep it; restore the event topic from "
				+ "its backup otherwise.");
	}

}
