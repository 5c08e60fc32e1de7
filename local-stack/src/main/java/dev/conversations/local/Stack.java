package dev.conversations.local;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.conversations.local.fetch.Cache;
import dev.conversations.local.part.ApplicationPart;
import dev.conversations.local.process.Distribution;
import dev.conversations.local.process.Jvm;
import dev.conversations.local.process.Part;
import dev.conversations.local.process.PartProcess;
import dev.conversations.local.process.ProcessGroup;
import dev.conversations.local.process.Progress;

/** The whole system: its parts, and then the two applications on them. */
final class Stack {

	private static final List<String> PART_OPTIONS = List.of("-Xms64m", "-Xmx256m", "-XX:+UseSerialGC",
			"-XX:+UseTransparentHugePages");

	/**
	 * Most of what a request makes is garbage when it is answered: the more room, the
	 * fewer collections. And on its way it wakes many threads that ran others last: with
	 * large pages they look up fewer addresses anew.
	 */
	private static final List<String> APPLICATION_OPTIONS = List.of("-Xms160m", "-Xmn96m", "-Xmx256m",
			"-XX:+UseSerialGC", "-XX:+UseTransparentHugePages");

	private final StackSettings settings;

	private final LocalParts parts;

	private final Path data;

	private final Path logs;

	private final Jvm jvm;

	private final PidFile pids;

	private final ProcessGroup processes;

	/**
	 * @param data keeps the data of the parts and the keys
	 */
	Stack(StackSettings settings, Path data) {
		this.settings = settings;
		this.data = data;
		this.logs = settings.home().resolve("logs");
		this.jvm = new Jvm(PART_OPTIONS, Distribution.folder());
		this.parts = new LocalParts(settings.given(), settings.partPorts(), data, this.logs, settings.database(),
				this.jvm);
		this.pids = PidFile.in(settings.home());
		this.processes = new ProcessGroup((started) -> this.pids.write(entries(started)));
	}

	/** Returns the test key when all is ready. */
	String start(Progress progress) {
		Keys keys = Keys.in(this.data, this.settings.adminKey());
		this.pids.write(entries(List.of()));
		List<String> given = this.settings.given().variables();
		if (!given.isEmpty()) {
			progress.say("Using what is said to run already: " + String.join(", ", given));
		}
		start(this.parts.toStart(Cache.ofUser(progress)), progress);
		start(applications(keys), progress);
		String apiKey = keys.readyMade(new AdminApi(this.settings.apiUrl(), keys.adminKey()));
		envFile().write(environment(keys.adminKey(), apiKey));
		return apiKey;
	}

	private void start(List<? extends Part> parts, Progress progress) {
		if (!parts.isEmpty()) {
			String names = parts.stream().map(Part::name).collect(Collectors.joining(", "));
			progress.during("Starting " + names, () -> this.processes.start(parts));
		}
	}

	private List<ApplicationPart> applications(Keys keys) {
		return List.of(application("processor", "conversation-processor", this.settings.processorPort(), keys),
				application("api", "conversation-api", this.settings.apiPort(), keys));
	}

	private ApplicationPart application(String name, String module, int port, Keys keys) {
		return new ApplicationPart(name, Distribution.jar(module), port,
				Map.of("SERVER_ADDRESS", "127.0.0.1", "SERVER_PORT", String.valueOf(port), "KAFKA_BOOTSTRAP_SERVERS",
						this.parts.kafkaBootstrapServers(), "MONGODB_URI", this.parts.mongodbUri(),
						"SCHEMA_REGISTRY_URL", this.parts.schemaRegistryUrl(), "ADMIN_KEY", keys.adminKey()),
				this.settings.home(), this.logs.resolve(name + ".log"), this.jvm.ahead(APPLICATION_OPTIONS));
	}

	private Map<String, String> environment(String adminKey, String apiKey) {
		Map<String, String> environment = new LinkedHashMap<>();
		environment.put("API_URL", this.settings.apiUrl());
		environment.put("API_KEY", apiKey);
		environment.put("ADMIN_KEY", adminKey);
		environment.put("KAFKA_BOOTSTRAP_SERVERS", this.parts.kafkaBootstrapServers());
		environment.put("SCHEMA_REGISTRY_URL", this.parts.schemaRegistryUrl());
		environment.put("MONGODB_URI", this.parts.mongodbUri());
		this.processes.all()
			.forEach((process) -> environment.put(process.name().toUpperCase(Locale.ROOT) + "_PID",
					String.valueOf(process.pid())));
		return environment;
	}

	/** Ends the applications, then the parts. */
	void stop() {
		envFile().delete();
		this.processes.stop();
		this.pids.delete();
	}

	List<PartProcess> running() {
		return this.processes.all();
	}

	boolean isStopping() {
		return this.processes.isClosing();
	}

	Path logs() {
		return this.logs;
	}

	RealParts parts() {
		return this.parts;
	}

	private PrivateFile envFile() {
		return new PrivateFile(this.settings.envFile());
	}

	private static List<PidFile.Entry> entries(List<PartProcess> started) {
		PidFile.Entry self = PidFile.Entry.of(PidFile.STACK, ProcessHandle.current());
		return Stream.concat(Stream.of(self), started.stream().map((it) -> PidFile.Entry.of(it.name(), it.handle())))
			.toList();
	}

}
