package dev.conversations.benchmarks.accept;

import java.util.List;
import java.util.Map;

import dev.conversations.schema.wire.ConfluentAvroSerializer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.StringSerializer;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** Accepts commands and does nothing else: no keys, no checks, no outcome. */
@SpringBootApplication
public class AcceptApplication {

	/** Beside the topic of the system, whose processor would carry the commands out. */
	static final String TOPIC = "accept.commands.v1";

	/** As many as the system has. */
	private static final int PARTITIONS = 12;

	public static void main(String[] arguments) {
		SpringApplication.run(AcceptApplication.class, arguments);
	}

	@Bean
	Producer<String, Object> producer() throws Exception {
		String servers = System.getenv("KAFKA_BOOTSTRAP_SERVERS");
		try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
			admin.createTopics(List.of(new NewTopic(TOPIC, PARTITIONS, (short) 1))).all().get();
		}
		return new KafkaProducer<>(Map.of("bootstrap.servers", servers, "acks", "all", "linger.ms",
				Integer.getInteger("linger", 0), "schema.registry.url", System.getenv("SCHEMA_REGISTRY_URL"),
				"key.serializer", StringSerializer.class, "value.serializer", ConfluentAvroSerializer.class));
	}

}
