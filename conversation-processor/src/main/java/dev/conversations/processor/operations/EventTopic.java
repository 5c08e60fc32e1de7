package dev.conversations.processor.operations;

import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import dev.conversations.processor.conversation.RecordedEvent;
import dev.conversations.processor.operations.PublishedEvent.UnreadableEventException;
import dev.conversations.processor.wire.EventCodec;
import dev.conversations.schema.Topics;

/** The events, from the first one. */
final class EventTopic implements AutoCloseable {

	private final TopicReader reader;

	private final EventCodec codec;

	/**
	 * @throws org.apache.kafka.common.KafkaException when the brokers do not answer
	 */
	EventTopic(Map<String, Object> settings, EventCodec codec) {
		this.reader = new TopicReader(settings, Topics.EVENTS);
		this.codec = codec;
	}

	/**
	 * Reads on to where the topic ends now.
	 * @param unreadable told of each record that holds no event
	 */
	void advance(Consumer<RecordedEvent> events, Consumer<String> unreadable) {
		this.reader.advance((record) -> read(record, events, unreadable));
	}

	/** Reads on for a while, whether something comes or not. */
	void follow(Duration duration, Consumer<RecordedEvent> events, Consumer<String> unreadable) {
		this.reader.follow(duration, (record) -> read(record, events, unreadable));
	}

	/** How many records lie ahead, roughly. */
	long ahead() {
		return this.reader.distance(this.reader.ends());
	}

	private void read(ConsumerRecord<byte[], byte[]> record, Consumer<RecordedEvent> events,
			Consumer<String> unreadable) {
		PublishedEvent published;
		try {
			published = PublishedEvent.of(record, this.codec);
		}
		catch (UnreadableEventException ex) {
			unreadable.accept(String.valueOf(ex.getMessage()));
			return;
		}
		events.accept(published.event());
	}

	@Override
	public void close() {
		this.reader.close();
	}

}
