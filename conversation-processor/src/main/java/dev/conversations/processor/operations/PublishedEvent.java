package dev.conversations.processor.operations;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

import dev.conversations.processor.conversation.RecordedEvent;
import dev.conversations.processor.kafka.EventRecords;
import dev.conversations.processor.wire.EventCodec;
import dev.conversations.store.Source;

/**
 * An event at its place in the topic.
 *
 * @param source where its command stood in the command topic; null when the record does
 * not tell
 */
record PublishedEvent(RecordedEvent event, @Nullable Source source, TopicPartition partition, long offset) {

	/**
	 * @throws UnreadableEventException when the record holds no event
	 */
	static PublishedEvent of(ConsumerRecord<byte[], byte[]> record, EventCodec codec) {
		try {
			return new PublishedEvent(codec.decode(record.value()), EventRecords.source(record.headers()),
					new TopicPartition(record.topic(), record.partition()), record.offset());
		}
		catch (SerializationException | ClassCastException | IllegalArgumentException | NullPointerException ex) {
			throw new UnreadableEventException("%s-%d@%d is no event: %s".formatted(record.topic(), record.partition(),
					record.offset(), ex.getMessage()), ex);
		}
	}

	/** Its place, {@code topic-partition@offset}. */
	String place() {
		return this.partition + "@" + this.offset;
	}

	/** A record in the event topic that is no event. */
	static final class UnreadableEventException extends RuntimeException {

		UnreadableEventException(String sentence, Throwable cause) {
			super(sentence, cause);
		}

	}

}
