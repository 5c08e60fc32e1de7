package dev.conversations.local;

import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;

import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.lifecycle.Startables;
import org.testcontainers.mongodb.MongoDBContainer;

/**
 * Parts that run in containers of the images that docker-compose.yml names, but for those
 * that are given. Testcontainers ends them with this JVM.
 */
record ContainerParts(GivenParts given, KafkaContainer kafka, MongoDBContainer mongodb,
		GenericContainer<?> registry) implements RealParts {

	private static final int REGISTRY_PORT = 8080;

	private static final Duration PATIENCE = Duration.ofMinutes(3);

	/** Returns when all of them can be used. */
	static ContainerParts start(GivenParts given) {
		ContainerParts parts = new ContainerParts(given, newKafka(), newMongodb(), newRegistry());
		Startables.deepStart(parts.toStart()).join();
		return parts;
	}

	/** Ready when its port is open: what an image logs is its own affair. */
	private static KafkaContainer newKafka() {
		return new KafkaContainer("apache/kafka:4.2.1").withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
			.withEnv("KAFKA_HEAP_OPTS", "-Xmx256m")
			.waitingFor(Wait.forListeningPort())
			.withStartupTimeout(PATIENCE);
	}

	private static MongoDBContainer newMongodb() {
		return new MongoDBContainer("mongo:8.2.3").withReplicaSet().withStartupTimeout(PATIENCE);
	}

	private static GenericContainer<?> newRegistry() {
		return new GenericContainer<>("apicurio/apicurio-registry:3.0.9").withExposedPorts(REGISTRY_PORT)
			.withEnv("APICURIO_RULES_GLOBAL_COMPATIBILITY", "FULL_TRANSITIVE")
			.withEnv("JAVA_TOOL_OPTIONS", "-Xmx192m -XX:+UseSerialGC -XX:TieredStopAtLevel=1")
			.waitingFor(Wait.forHttp("/health/ready"))
			.withStartupTimeout(PATIENCE);
	}

	private Stream<GenericContainer<?>> toStart() {
		return Stream
			.of((this.given.kafka() == null) ? this.kafka : null, (this.given.mongodb() == null) ? this.mongodb : null,
					(this.given.registry() == null) ? this.registry : null)
			.filter(Objects::nonNull);
	}

	@Override
	public String kafkaBootstrapServers() {
		return Objects.requireNonNullElseGet(this.given.kafka(), this.kafka::getBootstrapServers);
	}

	/** Direct, as the address in the replica set's configuration holds only in there. */
	@Override
	public String mongodbUri() {
		return Objects.requireNonNullElseGet(this.given.mongodb(),
				() -> "mongodb://%s:%d/%s?replicaSet=docker-rs&directConnection=true".formatted(this.mongodb.getHost(),
						this.mongodb.getFirstMappedPort(), DATABASE));
	}

	@Override
	public String schemaRegistryUrl() {
		return Objects.requireNonNullElseGet(this.given.registry(), () -> "http://%s:%d/apis/ccompat/v7"
			.formatted(this.registry.getHost(), this.registry.getMappedPort(REGISTRY_PORT)));
	}

}
