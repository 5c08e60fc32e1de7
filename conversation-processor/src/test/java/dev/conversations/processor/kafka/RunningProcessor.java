package dev.conversations.processor.kafka;

import java.util.ArrayList;
import java.util.List;

import org.awaitility.Awaitility;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

import com.mongodb.client.MongoDatabase;
import dev.conversations.local.RealParts;
import dev.conversations.processor.ProcessorApplication;

/** The processor in this JVM, on real parts. */
final class RunningProcessor implements AutoCloseable {

	private final ConfigurableApplicationContext context;

	private RunningProcessor(ConfigurableApplicationContext context) {
		this.context = context;
	}

	static RunningProcessor start(RealParts parts, String... settings) {
		List<String> arguments = new ArrayList<>(
				List.of("--server.port=0", "--spring.kafka.bootstrap-servers=" + parts.kafkaBootstrapServers(),
						"--spring.mongodb.uri=" + parts.mongodbUri(),
						"--spring.kafka.properties.schema.registry.url=" + parts.schemaRegistryUrl(),
						"--conversations.topics.partitions=3", "--conversations.processor.instance-id=test"));
		for (String setting : settings) {
			arguments.add("--" + setting);
		}
		RunningProcessor processor = new RunningProcessor(
				SpringApplication.run(ProcessorApplication.class, arguments.toArray(String[]::new)));
		Awaitility.await().atMost(Wire.PATIENCE).until(() -> processor.consumers().ready());
		return processor;
	}

	CommandConsumers consumers() {
		return this.context.getBean(CommandConsumers.class);
	}

	MongoDatabase database() {
		return this.context.getBean(MongoDatabase.class);
	}

	@Override
	public void close() {
		this.context.close();
	}

}
