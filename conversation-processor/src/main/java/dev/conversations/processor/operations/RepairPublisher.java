package dev.conversations.processor.operations;

import java.util.function.Consumer;

import org.apache.kafka.clients.producer.Producer;

import dev.conversations.processor.kafka.EventRecords;
import dev.conversations.processor.operations.MissingEvents.Missing;

/**
 * Publishes missing events as the processor would have done, in transactions. Only the
 * trace of the request is not known any more.
 */
final class RepairPublisher implements Consumer<Missing>, AutoCloseable {

	private static final int MAX_EVENTS = 1000;

	private final Producer<byte[], byte[]> producer;

	private final Standstill standstill;

	private int open;

	/** Takes over the producer, and closes it in the end. */
	RepairPublisher(Producer<byte[], byte[]> producer, Standstill standstill) {
		this.producer = producer;
		this.standstill = standstill;
	}

	/**
	 * @throws RefusedException when a processor was started meanwhile
	 * @throws org.apache.kafka.common.KafkaException when the brokers do not take it;
	 * what was not committed is not published
	 */
	@Override
	public void accept(Missing missing) {
		if (this.open == 0) {
			this.producer.beginTransaction();
		}
		this.producer.send(EventRecords.of(missing.event(), missing.source(), null));
		if (++this.open == MAX_EVENTS) {
			commit();
		}
	}

	/** Publishes what was taken since the last commit. */
	void commit() {
		if (this.open > 0) {
			this.standstill.requireNoProcessor();
			this.producer.commitTransaction();
			this.open = 0;
		}
	}

	/** Gives up what is not committed. */
	@Override
	public void close() {
		this.producer.close();
	}

}
