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

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.ProducerFactory;

/** Puts the parts of the command path together, and warms it up before it is used. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(KafkaProperties.class)
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

	/**
	 * With the very serializer that is warmed up, to the partitions that the processor
	 * expects.
	 */
	@Bean
	ProducerFactory<String, Object> commandProducers(KafkaProperties kafka, Serializer<Object> commandSerializer,
			TopicProperties topics) {
		var producers = new DefaultKafkaProducerFactory<>(kafka.buildProducerProperties(), new StringSerializer(),
				commandSerializer, false);
		producers.updateConfigs(StablePartitioner.settings(topics.partitions()));
		return producers;
	}

	@Bean
	ConsumerFactory<byte[], byte[]> outcomeConsumers(KafkaProperties kafka) {
		return new DefaultKafkaConsumerFactory<>(kafka.buildConsumerProperties());
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
