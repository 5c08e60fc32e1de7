package dev.conversations.faults.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.conversations.acceptance.Client;
import dev.conversations.local.RealParts;
import dev.conversations.local.part.ApplicationPart;
import dev.conversations.local.process.Folders;
import dev.conversations.local.process.Jvm;
import dev.conversations.local.process.Ports;
import dev.conversations.local.process.Progress;

/**
 * The whole system on spare ports and in a folder of its own, each part a process of its
 * own. The applications reach the registry through a proxy that can be told to misbehave.
 */
public final class LiveSystem implements RealParts, AutoCloseable {

	private static final List<String> SMALL_HEAP = List.of("-Xms48m", "-Xmx256m", "-XX:+UseSerialGC",
			"-XX:TieredStopAtLevel=1");

	private final Layout layout;

	private final Jars jars;

	private final Path folder;

	private final String adminKey = "admin-" + UUID.randomUUID();

	private final Parts parts;

	private final List<Application> apis;

	private final List<Application> processors;

	/** Starts nothing yet. */
	public LiveSystem(Layout layout, Jars jars, Progress progress) {
		this.layout = layout;
		this.jars = jars.unpacked();
		this.folder = temporaryFolder();
		this.parts = new Parts(layout, this.folder, new Jvm(SMALL_HEAP, null), progress);
		this.apis = new CopyOnWriteArrayList<>(
				IntStream.rangeClosed(1, layout.apis()).mapToObj((n) -> api("api-" + n, layout.api())).toList());
		this.processors = new CopyOnWriteArrayList<>(IntStream.rangeClosed(1, layout.processors())
			.mapToObj((n) -> processor("processor-" + n, layout.processor()))
			.toList());
	}

	/** Starts all of it and returns when all of it is ready. */
	public void start() {
		this.parts.start();
		startApplications();
	}

	/** Starts the applications on the parts that run. */
	public void startApplications() {
		applications().forEach((application) -> application.server().launch());
		applications().forEach((application) -> application.server().awaitReady());
	}

	public List<Application> applications() {
		return Stream.concat(this.processors.stream(), this.apis.stream()).toList();
	}

	public Layout layout() {
		return this.layout;
	}

	/** The only mongod, or the first of several. */
	public Server mongodb() {
		return this.parts.mongods().getFirst();
	}

	/** The member of the replica set that listens on this port. */
	public Server mongod(int port) {
		return this.parts.mongod(port);
	}

	public Server kafka() {
		return this.parts.kafka();
	}

	public Server registry() {
		return this.parts.registry();
	}

	/** Stands between the applications and the registry. */
	public RegistryProxy registryProxy() {
		return this.parts.registryProxy();
	}

	public List<Application> apis() {
		return this.apis;
	}

	public List<Application> processors() {
		return this.processors;
	}

	/**
	 * One more processor, not started. It is no part of what must be ready until it is
	 * added to {@link #processors}.
	 */
	public Application newProcessor(String name) {
		return processor(name, this.layout.processor());
	}

	/**
	 * One more processor, not started, with its own environment.
	 * @see #newProcessor(String)
	 */
	public Application newProcessor(String name, Map<String, String> environment) {
		return processor(name, this.layout.processor().with(environment));
	}

	/**
	 * One more API, not started, with its own environment. Clients call it once it is
	 * added to {@link #apis}.
	 */
	public Application newApi(String name, Map<String, String> environment) {
		return api(name, this.layout.api().with(environment));
	}

	/** A client with the key of an operator, of the first API. */
	public Client admin() {
		return new Client(this.apis.getFirst().url(), this.adminKey);
	}

	/** Whether every application says that it is ready. */
	public boolean isReady() {
		return applications().stream().allMatch((application) -> application.server().isReady());
	}

	@Override
	public String kafkaBootstrapServers() {
		return this.parts.kafkaBootstrapServers();
	}

	@Override
	public String mongodbUri() {
		return this.parts.mongodbUri();
	}

	@Override
	public String schemaRegistryUrl() {
		return this.parts.schemaRegistryUrl();
	}

	/** Where the instances of the API serve. */
	public List<String> urls() {
		return this.apis.stream().map(Application::url).toList();
	}

	/** The logs of all parts. */
	public Path logs() {
		return this.folder.resolve("logs");
	}

	/** Copies the logs of all parts, so that they outlive this system. */
	public void keepLogs(Path target) {
		Folders.delete(target);
		try (Stream<Path> files = Files.list(logs())) {
			Files.createDirectories(target);
			for (Path file : files.toList()) {
				Files.copy(file, target.resolve(file.getFileName()));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Ends all of it at once and deletes its data. */
	@Override
	public void close() {
		applications().forEach(this::end);
		this.parts.close();
		Folders.delete(this.folder);
	}

	/**
	 * The first time it ends in good order, and leaves its loaded classes for the next
	 * start.
	 */
	private void end(Application application) {
		Path folder = (this.apis.contains(application) ? this.jars.api() : this.jars.processor()).resolveSibling("");
		boolean known = Files.exists(folder.resolve(application.server().name() + ".jsa"));
		if (known || !application.server().isReady()) {
			application.server().kill();
		}
		else {
			application.server().stop();
		}
	}

	private Application api(String name, Layout.Extras extras) {
		return application(name, this.jars.api(), extras, Map.of("ADMIN_KEY", this.adminKey));
	}

	private Application processor(String name, Layout.Extras extras) {
		return application(name, this.jars.processor(), extras, Map.of("PROCESSOR_INSTANCE_ID", name));
	}

	private Application application(String name, Path jar, Layout.Extras extras, Map<String, String> own) {
		int port = Ports.free();
		Map<String, String> environment = new HashMap<>(own);
		environment.putAll(Map.of("SERVER_ADDRESS", "127.0.0.1", "SERVER_PORT", String.valueOf(port),
				"KAFKA_BOOTSTRAP_SERVERS", kafkaBootstrapServers(), "MONGODB_URI", mongodbUri(), "SCHEMA_REGISTRY_URL",
				this.parts.schemaRegistryProxyUrl(), "CONVERSATIONS_TOPICS_PARTITIONS",
				String.valueOf(this.layout.partitions())));
		environment.putAll(extras.environment());
		List<String> options = new ArrayList<>(SMALL_HEAP);
		options.addAll(extras.jvmOptions());
		return new Application(new Server(new ApplicationPart(name, jar, port, environment, this.folder, log(name),
				new Jvm(options, extras.hasAgent() ? null : jar.getParent()))), port);
	}

	private Path log(String part) {
		return logs().resolve(part + ".log");
	}

	private static Path temporaryFolder() {
		try {
			return Files.createTempDirectory("conversations-faults-");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
