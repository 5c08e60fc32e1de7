package dev.conversations.processor.kafka;

import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;

import dev.conversations.processor.ledger.Ledger;

/** What a consumer session is made of. */
record SessionParts(KafkaClients clients, Ledger ledger, PublishedMarks marks, Serializer<Object> serializer,
		Deserializer<Object> deserializer, EventProperties events, ProcessorProperties properties) {
}
