package dev.conversations.api.command;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.conversations.api.readiness.ReadinessWatch;
import dev.conversations.api.subaccount.Caller;
import dev.conversations.api.web.RequestArgument;
import dev.conversations.schema.StablePartitioner;
import dev.conversations.schema.Topics;
import dev.conversations.schema.command.ConversationCommand;
import dev.conversations.schema.command.SendMessage;
import dev.conversations.schema.outcome.CommandOutcomes;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Utils;

import org.springframework.boot.kafka.autoconfigure.DefaultKafkaProducerFactoryCustomizer;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;

/** Puts the parts of the command path together, and warms it up before it is used. */
@Configuration(proxyBeanMethods = false)
class CommandConfiguration {

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	@Bean
	RequestArgument<Write> write(RequestArgument<Caller> caller, CommandProperties properties) {
		return new RequestArgument<>(Write.class,
				(exchange) -> Write.of(exchange, caller.read().apply(exchange), properties));
	}

	@Bean
	Serializer<Object> commandSerializer(WireProperties wire, KafkaProperties kafka) {
		Serializer<Object> serializer = Utils.newInstance(wire.serializer());
		serializer.configure(kafka.getProperties(), false);
		return serializer;
	}

	@Bean
	Deserializer<Object> outcomeDeserializer(WireProperties wire, KafkaProperties kafka) {
		Deserializer<Object> deserializer = Utils.newInstance(wire.deserializer());
		Map<String, Object> settings = new HashMap<>(kafka.getProperties());
		settings.put("specific.avro.reader", true);
		deserializer.configure(settings, false);
		return deserializer;
	}

	// The producer uses the very serializer that was warmed up, and the partitions that
	// the processor expects.
	@Bean
	@SuppressWarnings("unchecked")
	DefaultKafkaProducerFactoryCustomizer commandProducer(Serializer<Object> commandSerializer,
			TopicProperties topics) {
		return (factory) -> {
			var producers = (DefaultKafkaProducerFactory<String, Object>) factory;
			producers.updateConfigs(StablePartitioner.settings(topics.partitions()));
			producers.setConfigureSerializers(false);
			producers.setKeySerializer(new StringSerializer());
			producers.setValueSerializer(commandSerializer);
		};
	}

	@Bean
	ReadinessWatch kafkaHealthIndicator(KafkaBroker broker, CommandPublisher publisher, OutcomeListener listener,
			Serializer<Object> serializer, Deserializer<Object> deserializer) {
		return new ReadinessWatch("kafka", () -> {
			broker.createTopics();
			publisher.warmUp();
			serializer.serialize(Topics.COMMANDS, sample());
			deserializer.deserialize(Topics.OUTCOMES,
					serializer.serialize(Topics.OUTCOMES, new CommandOutcomes(List.of())));
			listener.awaitListening(PATIENCE);
		}, () -> {
			broker.check();
			listener.awaitListening(PATIENCE);
		});
	}

	private static ConversationCommand sample() {
		return ConversationCommand.newBuilder()
			.setCommandId("")
			.setSubAccountId("")
			.setMode("")
			.setConversationId("")
			.setIssuedAt(Instant.EPOCH)
			.setPayload(new SendMessage("", "", ""))
			.build();
	}

}
