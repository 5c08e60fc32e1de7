package dev.conversations.processor.wire;

import java.util.HashMap;
import java.util.Map;

import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Utils;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * One serializer and one deserializer for the whole process: their schema ids are cached
 * for ever.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(KafkaProperties.class)
class WireConfiguration {

	@Bean(destroyMethod = "close")
	Serializer<Object> avroSerializer(SerializerProperties properties, KafkaProperties kafka) {
		Serializer<Object> serializer = Utils.newInstance(properties.serializer());
		serializer.configure(kafka.getProperties(), false);
		return serializer;
	}

	@Bean(destroyMethod = "close")
	Deserializer<Object> avroDeserializer(SerializerProperties properties, KafkaProperties kafka) {
		Deserializer<Object> deserializer = Utils.newInstance(properties.deserializer());
		Map<String, Object> settings = new HashMap<>(kafka.getProperties());
		settings.put("specific.avro.reader", true);
		deserializer.configure(settings, false);
		return deserializer;
	}

	@Bean
	EventCodec eventCodec(Serializer<Object> avroSerializer, Deserializer<Object> avroDeserializer) {
		return new EventCodec(avroSerializer, avroDeserializer);
	}

}
