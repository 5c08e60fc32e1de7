package dev.conversations.benchmarks.lab;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.conversations.local.RealParts;
import dev.conversations.local.part.ApplicationPart;
import dev.conversations.local.process.Ports;

/** Launches our applications and the baselines, all on the same parts. */
final class Applications {

	private static final String PROCESSOR = "conversation-processor";

	private static final String API = "conversation-api";

	private final String adminKey = "admin-" + UUID.randomUUID();

	private final Installation installation;

	private final Processes processes;

	private final RealParts parts;

	Applications(Installation installation, Processes processes, RealParts parts) {
		this.installation = installation;
		this.processes = processes;
		this.parts = parts;
	}

	/** Else the first launch of an application would do that. */
	void install() {
		List.of(PROCESSOR, API).forEach(this.installation::jar);
	}

	Application processor(Map<String, String> settings) {
		return ours(PROCESSOR, settings);
	}

	Application api(Map<String, String> settings) {
		Map<String, String> all = new HashMap<>(settings);
		all.put("ADMIN_KEY", this.adminKey);
		return ours(API, all);
	}

	/** Of an API that is ready. */
	Account newAccount(Application api) {
		return new Administration(api.url(), this.adminKey).newAccount();
	}

	/** An application of this module. */
	Application baseline(String name, Class<?> application) {
		int port = Ports.free();
		return new Application(
				this.processes.launch(new BaselinePart(name, application, port, environment(port, Map.of()),
						this.processes.folder(), this.processes.log(name), this.installation.jvm())),
				url(port));
	}

	private Application ours(String module, Map<String, String> settings) {
		int port = Ports.free();
		return new Application(
				this.processes.launch(
						new ApplicationPart(module, this.installation.jar(module), port, environment(port, settings),
								this.processes.folder(), this.processes.log(module), this.installation.jvm())),
				url(port));
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
