package dev.conversations.processor.kafka;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.springframework.kafka.support.Acknowledgment;

/**
 * What a batch has to publish once MongoDB has it.
 *
 * @param records events and dead letters, in the order of their commands
 * @param offsets where the consumer goes on after the batch
 * @param acknowledgment commits the offsets where no Kafka transaction does
 */
record Publication(List<ProducerRecord<byte[], byte[]>> records, Map<TopicPartition, OffsetAndMetadata> offsets,
		Acknowledgment acknowledgment) {

	/** Size of the values in KiB, rounded up. */
	int kilobytes() {
		long bytes = this.records.stream()
			.map(ProducerRecord::value)
			.filter(Objects::nonNull)
			.mapToLong((value) -> value.length)
			.sum();
		return Math.toIntExact((bytes + 1023) / 1024);
	}

}
