package dev.conversations.processor.kafka;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;

/** How events get into their topic. */
enum PublishingMode {

	/**
	 * Events and consumer offsets in one Kafka transaction: {@code read_committed}
	 * readers see each event once.
	 */
	TRANSACTIONAL {
		@Override
		void prepare(Producer<byte[], byte[]> producer) {
			producer.initTransactions();
		}

		@Override
		boolean leavesNoGaps() {
			return true;
		}

		@Override
		void publish(Producer<byte[], byte[]> producer, List<Publication> publications,
				ConsumerGroupMetadata membership) {
			Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
			producer.beginTransaction();
			for (Publication publication : publications) {
				publication.records().forEach(producer::send);
				offsets.putAll(publication.offsets());
			}
			producer.sendOffsetsToTransaction(offsets, membership);
			producer.commitTransaction();
		}
	},

	/**
	 * Offsets are committed after the events are acknowledged: readers see each event at
	 * least once.
	 */
	PLAIN {
		@Override
		void prepare(Producer<byte[], byte[]> producer) {
			// nothing to agree on with the brokers
		}

		@Override
		boolean leavesNoGaps() {
			return false;
		}

		@Override
		void publish(Producer<byte[], byte[]> producer, List<Publication> publications,
				ConsumerGroupMetadata membership) {
			List<Future<RecordMetadata>> sent = publications.stream()
				.flatMap((publication) -> publication.records().stream())
				.map(producer::send)
				.toList();
			sent.forEach(PublishingMode::await);
			publications.forEach((publication) -> publication.acknowledgment().acknowledge());
		}
	};

	abstract void prepare(Producer<byte[], byte[]> producer);

	/**
	 * Whether all that comes before a committed record is committed too, so that the last
	 * one tells how far publishing has come.
	 */
	abstract boolean leavesNoGaps();

	/**
	 * @param membership the consumer's place in its group; a later owner of a partition
	 * fences it
	 * @throws org.apache.kafka.clients.consumer.CommitFailedException when the group has
	 * moved on; the transaction is still open then
	 * @throws KafkaException when it is not certain that all is published
	 */
	abstract void publish(Producer<byte[], byte[]> producer, List<Publication> publications,
			ConsumerGroupMetadata membership);

	private static void await(Future<RecordMetadata> sent) {
		try {
			sent.get();
		}
		catch (ExecutionException ex) {
			throw new KafkaException("an event was not acknowledged", ex);
		}
		catch (InterruptedException ex) {
			throw new InterruptException(ex);
		}
	}

}
