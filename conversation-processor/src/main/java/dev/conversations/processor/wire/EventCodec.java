package dev.conversations.processor.wire;

import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;

import dev.conversations.processor.conversation.RecordedEvent;
import dev.conversations.schema.Topics;
import dev.conversations.schema.event.ConversationEvent;

/** Events as the bytes that stand in the event topic and in the ledger. */
public final class EventCodec {

	private final Serializer<Object> serializer;

	private final Deserializer<Object> deserializer;

	/** Both must speak the same registry. */
	public EventCodec(Serializer<Object> serializer, Deserializer<Object> deserializer) {
		this.serializer = serializer;
		this.deserializer = deserializer;
	}

	/**
	 * @throws org.apache.kafka.common.KafkaException when the registry does not answer
	 */
	public byte[] encode(RecordedEvent event) {
		return this.serializer.serialize(Topics.EVENTS, AvroEvents.write(event));
	}

	/**
	 * Reads what {@link #encode} made.
	 * @throws org.apache.kafka.common.errors.SerializationException when the bytes are no
	 * event
	 */
	public RecordedEvent decode(byte[] bytes) {
		return AvroEvents.read((ConversationEvent) this.deserializer.deserialize(Topics.EVENTS, bytes));
	}

}
