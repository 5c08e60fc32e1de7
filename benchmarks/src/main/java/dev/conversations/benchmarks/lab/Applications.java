package dev.conversations.benchmarks.lab;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import dev.conversations.local.RealParts;
import dev.conversations.local.part.ApplicationPart;
import dev.conversations.local.process.Jvm;
import dev.conversations.local.process.Ports;

/** Launches our applications and the baselines, all with the same JVM and parts. */
final class Applications {

	private static final Jvm JVM = new Jvm(Lab.APPLICATION_OPTIONS, null);

	private final String adminKey = "admin-" + UUID.randomUUID();

	private final Path root;

	private final Processes processes;

	private final RealParts parts;

	/**
	 * @param root of the checkout
	 */
	Applications(Path root, Processes processes, RealParts parts) {
		this.root = root;
		this.processes = processes;
		this.parts = parts;
	}

	Application processor(Map<String, String> settings) {
		return ours("conversation-processor", settings);
	}

	Application api(Map<String, String> settings) {
		Map<String, String> all = new HashMap<>(settings);
		all.put("ADMIN_KEY", this.adminKey);
		return ours("conversation-api", all);
	}

	/** Of an API that is ready. */
	Account newAccount(Application api) {
		return new Administration(api.url(), this.adminKey).newAccount();
	}

	/** An application of this module. */
	Application baseline(String name, Class<?> application) {
		int port = Ports.free();
		return new Application(this.processes.launch(new BaselinePart(name, application, port,
				environment(port, Map.of()), this.processes.folder(), this.processes.log(name), JVM)), url(port));
	}

	private Application ours(String module, Map<String, String> settings) {
		int port = Ports.free();
		Path jar = this.root.resolve(module).resolve("target").resolve(module + ".jar");
		return new Application(this.processes.launch(new ApplicationPart(module, jar, port, environment(port, settings),
				this.processes.folder(), this.processes.log(module), JVM)), url(port));
	}

	private Map<String, String> environment(int port, Map<String, String> settings) {
		Map<String, String> environment = new HashMap<>(Map.of("SERVER_ADDRESS", "127.0.0.1", "SERVER_PORT",
				String.valueOf(port), "KAFKA_BOOTSTRAP_SERVERS", this.parts.kafkaBootstrapServers(), "MONGODB_URI",
				this.parts.mongodbUri(), "SCHEMA_REGISTRY_URL", this.parts.schemaRegistryUrl()));
		environment.putAll(settings);
		return environment;
	}

	private static String url(int port) {
		return "http://127.0.0.1:" + port;
	}

}
