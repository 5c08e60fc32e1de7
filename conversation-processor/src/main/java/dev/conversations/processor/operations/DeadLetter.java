package dev.conversations.processor.operations;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.support.KafkaHeaders;

/**
 * A command record that could not be processed.
 *
 * @param id its place among the dead letters, {@code partition@offset}
 * @param command its place among the commands, {@code partition@offset}
 * @param key conversation id, if the record had a key
 * @param deadSince when it was put aside
 * @param bytes size of the value
 * @param redriven how often it was sent again before
 * @param handled what an operator did with it; null when nothing yet
 */
record DeadLetter(String id, String command, @Nullable String key, Instant deadSince, int bytes, String cause,
		int redriven, @Nullable String handled) {

	/** Header that counts how often a record was sent again. */
	static final String REDRIVEN = "conversations-redriven";

	static DeadLetter of(ConsumerRecord<byte[], byte[]> record, @Nullable String handled) {
		return new DeadLetter(id(record), command(record), (record.key() != null) ? text(record.key()) : null,
				Instant.ofEpochMilli(record.timestamp()), (record.value() != null) ? record.value().length : 0,
				text(header(record, KafkaHeaders.DLT_EXCEPTION_MESSAGE)), redriven(record), handled);
	}

	static String id(ConsumerRecord<byte[], byte[]> record) {
		return record.partition() + "@" + record.offset();
	}

	/** Whether it died as often as makes sense to try. */
	boolean incurable() {
		return this.redriven >= DeadLetterDesk.MAX_REDRIVES;
	}

	@Override
	public String toString() {
		return "%-10s %s %s %d bytes, redriven %d times%s: %s".formatted(this.id, this.deadSince, this.key, this.bytes,
				this.redriven, (this.handled != null) ? ", " + this.handled : "", this.cause);
	}

	private static String command(ConsumerRecord<byte[], byte[]> record) {
		byte[] partition = header(record, KafkaHeaders.DLT_ORIGINAL_PARTITION);
		byte[] offset = header(record, KafkaHeaders.DLT_ORIGINAL_OFFSET);
		boolean known = partition.length == Integer.BYTES && offset.length == Long.BYTES;
		return known ? ByteBuffer.wrap(partition).getInt() + "@" + ByteBuffer.wrap(offset).getLong() : "unknown";
	}

	private static int redriven(ConsumerRecord<byte[], byte[]> record) {
		byte[] count = header(record, REDRIVEN);
		return (count.length == Integer.BYTES) ? ByteBuffer.wrap(count).getInt() : 0;
	}

	private static byte[] header(ConsumerRecord<byte[], byte[]> record, String name) {
		Header header = record.headers().lastHeader(name);
		return (header != null && header.value() != null) ? header.value() : new byte[0];
	}

	private static String text(byte[] bytes) {
		return new String(bytes, StandardCharsets.UTF_8);
	}

}
