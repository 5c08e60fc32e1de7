package dev.conversations.local;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import dev.conversations.local.process.StackException;
import org.jspecify.annotations.Nullable;

/**
 * What the environment says about the stack.
 *
 * @param home keeps all that the stack writes
 * @param envFile tells tools where the running stack is
 * @param database of the mongod that the stack starts
 * @param adminKey null when one is to be made
 */
record StackSettings(Path home, Path envFile, int apiPort, int processorPort, PartPorts partPorts, GivenParts given,
		String database, @Nullable String adminKey) {

	private static final int LARGEST_PORT = 65535;

	static StackSettings of(Map<String, String> environment) {
		Path home = path(environment.get("CONVERSATIONS_HOME"), Path.of(".local"));
		return new StackSettings(home,
				path(environment.get("CONVERSATIONS_ENV_FILE"), home.resolve("conversations.env")),
				port(environment, "API_PORT", 8080), port(environment, "PROCESSOR_PORT", 8082),
				new PartPorts(port(environment, "KAFKA_PORT", 9092), port(environment, "MONGODB_PORT", 27017),
						port(environment, "REGISTRY_PORT", 8081)),
				new GivenParts(environment.get(GivenParts.KAFKA), environment.get(GivenParts.MONGODB),
						environment.get(GivenParts.REGISTRY)),
				environment.getOrDefault("MONGODB_DATABASE", RealParts.DATABASE), environment.get("ADMIN_KEY"));
	}

	/** The ports that the stack opens, by the setting that names them. */
	Map<String, Integer> ports() {
		Map<String, Integer> ports = new LinkedHashMap<>();
		ports.put("API_PORT", this.apiPort);
		ports.put("PROCESSOR_PORT", this.processorPort);
		if (this.given.kafka() == null) {
			ports.put("KAFKA_PORT", this.partPorts.kafka());
		}
		if (this.given.mongodb() == null) {
			ports.put("MONGODB_PORT", this.partPorts.mongodb());
		}
		if (this.given.registry() == null) {
			ports.put("REGISTRY_PORT", this.partPorts.registry());
		}
		return ports;
	}

	String apiUrl() {
		return "http://127.0.0.1:" + this.apiPort;
	}

	private static Path path(@Nullable String value, Path otherwise) {
		return ((value == null || value.isBlank()) ? otherwise : Path.of(value)).toAbsolutePath().normalize();
	}

	private static int port(Map<String, String> environment, String name, int otherwise) {
		String value = Objects.requireNonNullElse(environment.get(name), "");
		if (value.isBlank()) {
			return otherwise;
		}
		if (!value.matches("\\d{1,5}") || Integer.parseInt(value) == 0 || Integer.parseInt(value) > LARGEST_PORT) {
			throw new StackException("%s must be a port, 1 to %d, but is '%s'".formatted(name, LARGEST_PORT, value));
		}
		return Integer.parseInt(value);
	}

}
