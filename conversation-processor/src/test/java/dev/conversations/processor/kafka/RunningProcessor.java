package dev.conversations.processor.kafka;

import java.util.LinkedHashMap;
import java.util.Map;

import org.awaitility.Awaitility;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

import com.mongodb.client.MongoDatabase;
import dev.conversations.local.RealParts;
import dev.conversations.processor.ProcessorApplication;

/** The processor in this JVM, on real parts. */
final class RunningProcessor implements AutoCloseable {

	static final int PARTITIONS = 3;

	private final ConfigurableApplicationContext context;

	private RunningProcessor(ConfigurableApplicationContext context) {
		this.context = context;
	}

	/**
	 * @param settings {@code name=value}, each in place of the one that tests have
	 */
	static RunningProcessor start(RealParts parts, String... settings) {
		RunningProcessor processor = launch(parts, settings);
		Awaitility.await().atMost(Wire.PATIENCE).until(() -> processor.consumers().ready());
		return processor;
	}

	/** Does not wait until it is ready. */
	static RunningProcessor launch(RealParts parts, String... settings) {
		Map<String, String> all = new LinkedHashMap<>();
		all.put("server.port", "0");
		all.put("spring.kafka.bootstrap-servers", parts.kafkaBootstrapServers());
		all.put("spring.mongodb.uri", parts.mongodbUri());
		all.put("spring.kafka.properties.schema.registry.url", parts.schemaRegistryUrl());
		all.put("conversations.topics.partitions", String.valueOf(PARTITIONS));
		all.put("conversations.processor.instance-id", "test");
		for (String setting : settings) {
			all.put(setting.substring(0, setting.indexOf('=')), setting.substring(setting.indexOf('=') + 1));
		}
		return new RunningProcessor(SpringApplication.run(ProcessorApplication.class,
				all.entrySet().stream().map((setting) -> "--" + setting).toArray(String[]::new)));
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
