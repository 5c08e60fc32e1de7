package dev.conversations.processor.kafka;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.springframework.kafka.support.KafkaHeaders;

import dev.conversations.schema.Topics;

/**
 * Command records that cannot be carried out, byte for byte, with Spring Kafka's headers
 * for dead letters.
 */
final class DeadLetters {

	/** Longest cause that is kept, in characters. */
	private static final int MAX_CAUSE = 1000;

	private DeadLetters() {
	}

	/**
	 * @param partition among the dead letters
	 */
	static ProducerRecord<byte[], byte[]> of(ConsumerRecord<byte[], byte[]> record, int partition, String cause) {
		Headers headers = new RecordHeaders(record.headers());
		put(headers, KafkaHeaders.DLT_ORIGINAL_TOPIC, text(record.topic()));
		put(headers, KafkaHeaders.DLT_ORIGINAL_PARTITION, ByteBuffer.allocate(4).putInt(record.partition()).array());
		put(headers, KafkaHeaders.DLT_ORIGINAL_OFFSET, ByteBuffer.allocate(8).putLong(record.offset()).array());
		put(headers, KafkaHeaders.DLT_ORIGINAL_TIMESTAMP, ByteBuffer.allocate(8).putLong(record.timestamp()).array());
		put(headers, KafkaHeaders.DLT_EXCEPTION_MESSAGE, text(cause));
		return new ProducerRecord<>(Topics.DEAD_LETTERS, partition, record.key(), record.value(), headers);
	}

	private static void put(Headers headers, String name, byte[] value) {
		headers.remove(name);
		headers.add(name, value);
	}

	private static byte[] text(String text) {
		return text.substring(0, Math.min(text.length(), MAX_CAUSE)).getBytes(StandardCharsets.UTF_8);
	}

}
