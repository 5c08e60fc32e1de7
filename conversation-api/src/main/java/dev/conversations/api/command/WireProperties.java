package dev.conversations.api.command;

import dev.conversations.schema.wire.ConfluentAvroDeserializer;
import dev.conversations.schema.wire.ConfluentAvroSerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Which classes write and read Avro, so that Confluent's own can be put in. Both take
 * their settings from {@code spring.kafka.properties}.
 *
 * @param valueSerializer for commands
 * @param valueDeserializer for outcomes
 */
@ConfigurationProperties("conversations.kafka")
record WireProperties(@Nullable Class<? extends Serializer<Object>> valueSerializer,
		@Nullable Class<? extends Deserializer<Object>> valueDeserializer) {

	Class<? extends Serializer<Object>> serializer() {
		return (this.valueSerializer != null) ? this.valueSerializer : ConfluentAvroSerializer.class;
	}

	Class<? extends Deserializer<Object>> deserializer() {
		return (this.valueDeserializer != null) ? this.valueDeserializer : ConfluentAvroDeserializer.class;
	}

}
