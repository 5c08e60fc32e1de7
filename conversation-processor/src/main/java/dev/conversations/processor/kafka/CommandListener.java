package dev.conversations.processor.kafka;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.listener.BatchAcknowledgingConsumerAwareMessageListener;
import org.springframework.kafka.support.Acknowledgment;

import dev.conversations.processor.ledger.Ledger;
import dev.conversations.processor.ledger.ReceivedCommand;
import dev.conversations.processor.ledger.Result;

/**
 * The way of a batch: read, apply to the ledger, tell the outcomes, hand the events to
 * the publisher.
 */
final class CommandListener implements BatchAcknowledgingConsumerAwareMessageListener<byte[], byte[]> {

	private final CommandReader reader;

	private final Ledger ledger;

	private final OutcomePublisher outcomes;

	private final EventPublisher publisher;

	private final PublishedMarks marks;

	CommandListener(CommandReader reader, Ledger ledger, OutcomePublisher outcomes, EventPublisher publisher,
			PublishedMarks marks) {
		this.reader = reader;
		this.ledger = ledger;
		this.outcomes = outcomes;
		this.publisher = publisher;
		this.marks = marks;
	}

	@Override
	public void onMessage(List<ConsumerRecord<byte[], byte[]>> records, @Nullable Acknowledgment acknowledgment,
			@Nullable Consumer<?, ?> consumer) {
		List<Incoming> batch = records.stream().map(this.reader::read).toList();
		List<Result> results = this.ledger.apply(commands(batch));
		this.outcomes.publish(results);
		submit(new Publication(Outbox.of(batch, results, this.marks), offsets(records),
				Objects.requireNonNull(acknowledgment)), Objects.requireNonNull(consumer));
	}

	private static List<ReceivedCommand> commands(List<Incoming> batch) {
		List<ReceivedCommand> commands = new ArrayList<>(batch.size());
		for (Incoming incoming : batch) {
			if (incoming instanceof Incoming.Readable readable) {
				commands.add(readable.command());
			}
		}
		return commands;
	}

	private void submit(Publication publication, Consumer<?, ?> consumer) {
		try {
			this.publisher.submit(publication, consumer::groupMetadata);
		}
		catch (InterruptedException ex) {
			throw new InterruptException(ex);
		}
	}

	private static Map<TopicPartition, OffsetAndMetadata> offsets(List<ConsumerRecord<byte[], byte[]>> records) {
		Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
		for (ConsumerRecord<byte[], byte[]> record : records) {
			offsets.put(new TopicPartition(record.topic(), record.partition()),
					new OffsetAndMetadata(record.offset() + 1));
		}
		return offsets;
	}

}
