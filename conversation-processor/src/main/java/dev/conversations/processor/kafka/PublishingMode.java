package dev.conversations.processor.kafka;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

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
		void publish(Producer<byte[], byte[]> producer, List<Publication> publications) {
			Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
			producer.beginTransaction();
			for (Publication publication : publications) {
				publication.records().forEach(producer::send);
				offsets.putAll(publication.offsets());
			}
			producer.sendOffsetsToTransaction(offsets, publications.get(publications.size() - 1).group());
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
		void publish(Producer<byte[], byte[]> producer, List<Publication> publications) {
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
	 * @throws KafkaException when it is not certain that all is published
	 */
	abstract void publish(Producer<byte[], byte[]> producer, List<Publication> publications);

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
