package dev.conversations.processor.wire;

import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;

import dev.conversations.schema.wire.ConfluentAvroDeserializer;
import dev.conversations.schema.wire.ConfluentAvroSerializer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The classes that turn Avro into bytes and back. Confluent's own may be named here; both
 * take their settings from {@code spring.kafka.properties}.
 *
 * @param valueSerializer for events and outcomes; ours when null
 * @param valueDeserializer for commands; ours when null
 */
@ConfigurationProperties("conversations.kafka")
record SerializerProperties(@Nullable Class<? extends Serializer<Object>> valueSerializer,
		@Nullable Class<? extends Deserializer<Object>> valueDeserializer) {

	Class<? extends Serializer<Object>> serializer() {
		return (this.valueSerializer != null) ? this.valueSerializer : ConfluentAvroSerializer.class;
	}

	Class<? extends Deserializer<Object>> deserializer() {
		return (this.valueDeserializer != null) ? this.valueDeserializer : ConfluentAvroDeserializer.class;
	}

}
