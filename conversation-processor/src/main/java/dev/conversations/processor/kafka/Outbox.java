package dev.conversations.processor.kafka;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.conversations.processor.ledger.Result;

/**
 * What a batch has to publish: events and dead letters, in the order of its commands, but
 * nothing that is published already.
 */
final class Outbox {

	private static final Logger log = LoggerFactory.getLogger(Outbox.class);

	private final List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();

	private final PublishedMarks marks;

	private Outbox(PublishedMarks marks) {
		this.marks = marks;
	}

	/**
	 * @param results of the readable records of the batch, in their order
	 */
	static List<ProducerRecord<byte[], byte[]>> of(List<Incoming> batch, List<Result> results, PublishedMarks marks) {
		Outbox outbox = new Outbox(marks);
		Iterator<Result> next = results.iterator();
		for (Incoming incoming : batch) {
			switch (incoming) {
				case Incoming.Readable readable -> outbox.add(readable.record(), next.next());
				case Incoming.Unreadable unreadable -> outbox.add(unreadable);
			}
		}
		return outbox.records;
	}

	private void add(ConsumerRecord<byte[], byte[]> command, Result result) {
		if (result.redelivered() && this.marks.cover(command)) {
			return;
		}
		result.events().forEach((event) -> add(EventRecords.of(event, result.received()), command));
		if (result.failure() != null) {
			addDeadLetter(command, result.failure());
		}
	}

	private void add(Incoming.Unreadable unreadable) {
		if (!this.marks.cover(unreadable.record())) {
			addDeadLetter(unreadable.record(), unreadable.cause());
		}
	}

	private void addDeadLetter(ConsumerRecord<byte[], byte[]> command, String cause) {
		log.error("Record {}-{}@{} goes to the dead letters: {}", command.topic(), command.partition(),
				command.offset(), cause);
		add(DeadLetters.of(command, this.marks.publishedIn(command.partition()), cause), command);
	}

	private void add(ProducerRecord<byte[], byte[]> published, ConsumerRecord<byte[], byte[]> command) {
		this.marks.stamp(published, command);
		this.records.add(published);
	}

}
