package dev.conversations.benchmarks.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dev.conversations.benchmarks.accept.AcceptApplication;
import dev.conversations.benchmarks.crud.CrudApplication;
import dev.conversations.local.RealParts;
import dev.conversations.local.fetch.Cache;
import dev.conversations.local.fetch.MongodProgram;
import dev.conversations.local.fetch.RegistryProgram;
import dev.conversations.local.part.ApplicationPart;
import dev.conversations.local.part.KafkaPart;
import dev.conversations.local.part.MongodPart;
import dev.conversations.local.part.RegistryPart;
import dev.conversations.local.process.Folders;
import dev.conversations.local.process.Jvm;
import dev.conversations.local.process.Part;
import dev.conversations.local.process.PartProcess;
import dev.conversations.local.process.Ports;
import dev.conversations.local.process.Progress;
import org.jspecify.annotations.Nullable;

/**
 * One broker, one mongod and one registry with the settings of a local stack, and on them
 * whatever is measured. All of it is gone when it is closed.
 */
public final class Lab implements RealParts, AutoCloseable {

	private static final Duration START = Duration.ofMinutes(2);

	private static final Jvm PARTS = new Jvm(List.of("-Xms128m", "-Xmx512m", "-XX:+UseSerialGC"), null);

	/** The target for memory under peak load. */
	public static final String APPLICATION_HEAP = "-Xmx256m";

	private static final Jvm JVM = new Jvm(List.of("-Xms64m", APPLICATION_HEAP, "-XX:+UseSerialGC"), null);

	/** None: while the processor is frozen, the API must go on. */
	private static final String MAX_BACKLOG = "100000000";

	private final String adminKey = "admin-" + UUID.randomUUID();

	private final int kafkaPort = Ports.free();

	private final int mongodbPort = Ports.free();

	private final int registryPort = Ports.free();

	private final List<PartProcess> processes = new ArrayList<>();

	private final Map<String, Subject> baselines = new HashMap<>();

	private final Path root;

	private final Path folder;

	private final PartProcess mongodb;

	private final PartProcess kafka;

	private final MongoClient mongo;

	private final Meter meter;

	private @Nullable RunningSystem system;

	/**
	 * Starts the parts.
	 * @param root of the checkout
	 */
	public Lab(Path root, Progress progress) throws IOException {
		this.root = root;
		this.folder = Files.createTempDirectory("conversations-bench-");
		Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(this::end));
		Cache cache = Cache.ofUser(progress);
		this.mongodb = launch(
				new MongodPart(this.mongodbPort, MongodProgram.in(cache), folder("mongodb"), log("mongodb")));
		this.kafka = launch(new KafkaPart(this.kafkaPort, folder("kafka"), log("kafka"), PARTS, null));
		launch(new RegistryPart(this.registryPort, RegistryProgram.in(cache), folder("registry"), log("registry"),
				PARTS));
		this.processes.forEach((process) -> process.awaitReady(START));
		this.mongo = MongoClients.create(mongodbUri());
		this.meter = new Meter(this.mongo);
	}

	/** With the settings that it has by itself. */
	public RunningSystem system() {
		return system(Map.of());
	}

	/**
	 * The system that runs, when its processor has these settings; else that is stopped
	 * and another one is started.
	 */
	public RunningSystem system(Map<String, String> processorSettings) {
		RunningSystem running = this.system;
		if (running != null && running.settings().equals(processorSettings)) {
			return running;
		}
		return started(processorSettings);
	}

	/** Another system, which has not done anything yet. */
	public RunningSystem restart() {
		return started(Map.of());
	}

	private RunningSystem started(Map<String, String> processorSettings) {
		if (this.system != null) {
			this.system.stop();
		}
		RunningSystem started = start(processorSettings);
		this.system = started;
		return started;
	}

	private RunningSystem start(Map<String, String> processorSettings) {
		Application processor = application("conversation-processor", processorSettings);
		Application api = application("conversation-api",
				Map.of("ADMIN_KEY", this.adminKey, "CONVERSATIONS_COMMANDS_MAX_BACKLOG", MAX_BACKLOG));
		processor.process().awaitReady(START);
		api.process().awaitReady(START);
		return new RunningSystem(this, processorSettings, api, processor,
				new Administration(api.url(), this.adminKey).newAccount());
	}

	/** One MongoDB transaction for each request. */
	public Subject crud() {
		return this.baselines.computeIfAbsent("crud", (name) -> baseline(name, CrudApplication.class, mongodb()));
	}

	/** Produces the commands and answers. */
	public Subject accept() {
		return this.baselines.computeIfAbsent("accept", (name) -> baseline(name, AcceptApplication.class, kafka()));
	}

	/** One more API, on another database of the one mongod. */
	public Reader reader(String name) {
		Application api = application("conversation-api",
				Map.of("ADMIN_KEY", this.adminKey, "MONGODB_URI", MongodPart.uri(this.mongodbPort, name)));
		api.process().awaitReady(START);
		Account account = new Administration(api.url(), this.adminKey).newAccount();
		return new Reader(new Subject(api.url(), account.key(), List.of(api.process(), this.mongodb), meter()), account,
				this.mongo.getDatabase(name));
	}

	private Subject baseline(String name, Class<?> application, PartProcess part) {
		int port = Ports.free();
		PartProcess process = launch(
				new BaselinePart(name, application, port, environment(port, Map.of()), this.folder, log(name), JVM));
		process.awaitReady(START);
		return new Subject(url(port), "none", List.of(process, part), meter());
	}

	private Application application(String module, Map<String, String> settings) {
		int port = Ports.free();
		Path jar = this.root.resolve(module).resolve("target").resolve(module + ".jar");
		return new Application(launch(
				new ApplicationPart(module, jar, port, environment(port, settings), this.folder, log(module), JVM)),
				url(port));
	}

	private PartProcess launch(Part part) {
		PartProcess process = PartProcess.start(part);
		this.processes.add(process);
		return process;
	}

	/** A client of the one mongod. */
	public MongoClient mongo() {
		return this.mongo;
	}

	/** That of the system. */
	public MongoDatabase database() {
		return this.mongo.getDatabase(DATABASE);
	}

	/** Reads what processes of this lab cost. */
	public Meter meter() {
		return this.meter;
	}

	public PartProcess mongodb() {
		return this.mongodb;
	}

	PartProcess kafka() {
		return this.kafka;
	}

	private Map<String, String> environment(int port, Map<String, String> settings) {
		Map<String, String> environment = new HashMap<>(Map.of("SERVER_ADDRESS", "127.0.0.1", "SERVER_PORT",
				String.valueOf(port), "KAFKA_BOOTSTRAP_SERVERS", kafkaBootstrapServers(), "MONGODB_URI", mongodbUri(),
				"SCHEMA_REGISTRY_URL", schemaRegistryUrl()));
		environment.putAll(settings);
		return environment;
	}

	private static String url(int port) {
		return "http://127.0.0.1:" + port;
	}

	@Override
	public String kafkaBootstrapServers() {
		return KafkaPart.bootstrapServers(this.kafkaPort);
	}

	@Override
	public String mongodbUri() {
		return MongodPart.uri(this.mongodbPort, DATABASE);
	}

	@Override
	public String schemaRegistryUrl() {
		return RegistryPart.url(this.registryPort);
	}

	@Override
	public void close() {
		this.meter.close();
		this.mongo.close();
		end();
	}

	// The second time when the JVM ends: it may end earlier, by Ctrl-C.
	private synchronized void end() {
		this.processes.reversed().forEach(PartProcess::kill);
		Folders.delete(this.folder);
	}

	private Path folder(String part) {
		return this.folder.resolve(part);
	}

	private Path log(String part) {
		return this.folder.resolve("logs").resolve(part + ".log");
	}

	/** An application that was launched. */
	record Application(PartProcess process, String url) {
	}

}
