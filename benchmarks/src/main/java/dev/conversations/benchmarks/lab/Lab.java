package dev.conversations.benchmarks.lab;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dev.conversations.benchmarks.accept.AcceptApplication;
import dev.conversations.benchmarks.crud.CrudApplication;
import dev.conversations.local.RealParts;
import dev.conversations.local.process.PartProcess;
import dev.conversations.local.process.Progress;
import dev.conversations.local.process.StackException;
import org.jspecify.annotations.Nullable;

/**
 * One broker, one mongod and one registry, and on them whatever is measured. All of it is
 * gone when it is closed.
 */
public final class Lab implements AutoCloseable {

	/** Those of {@code ./conversations start}; 256 MiB is the target under peak load. */
	public static final List<String> APPLICATION_OPTIONS = List.of("-Xms160m", "-Xmn96m", "-Xmx256m",
			"-XX:+UseSerialGC", "-XX:+UseTransparentHugePages");

	/** None: while the processor is frozen, the API must go on. */
	private static final Map<String, String> NO_BACKLOG_LIMIT = Map.of("CONVERSATIONS_COMMANDS_MAX_BACKLOG",
			"100000000");

	private final Map<String, Subject> baselines = new HashMap<>();

	private final Processes processes;

	private final Parts parts;

	private final Applications applications;

	private final Applications operated;

	private final MongoClient mongo;

	private final Meter meter;

	private @Nullable RunningSystem system;

	private Lab(Path root, Processes processes, Parts parts) {
		this.processes = processes;
		this.parts = parts;
		this.applications = new Applications(Installation.asBuilt(root), processes, parts);
		this.operated = new Applications(Installation.asOperated(root, processes.folder("applications")), processes,
				parts);
		this.mongo = MongoClients.create(parts.mongodbUri());
		this.meter = new Meter(this.mongo);
	}

	/**
	 * Starts the parts.
	 * @param root of the checkout
	 */
	public static Lab start(Path root, Progress progress) {
		Processes processes = new Processes();
		try {
			return new Lab(root, processes, new Parts(processes, progress));
		}
		catch (StackException ex) {
			processes.close();
			throw ex;
		}
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
		return system(processorSettings, 1);
	}

	/** The same with this many processors. */
	public RunningSystem system(int processors) {
		return system(Map.of(), processors);
	}

	private RunningSystem system(Map<String, String> processorSettings, int processors) {
		RunningSystem running = this.system;
		if (running != null && running.settings().equals(processorSettings) && running.processors() == processors) {
			return running;
		}
		return start(this.applications, processorSettings, processors);
	}

	/**
	 * Another system, which has not done anything yet, run as {@code ./conversations
	 * start} runs it: with what the first of them has kept when it was stopped.
	 */
	public RunningSystem restart() {
		return start(this.operated, Map.of(), 1);
	}

	private RunningSystem start(Applications applications, Map<String, String> processorSettings, int number) {
		stopSystem();
		List<Application> processors = Stream.generate(() -> applications.processor(processorSettings))
			.limit(number)
			.toList();
		Application api = applications.api(NO_BACKLOG_LIMIT);
		processors.forEach((processor) -> processor.process().awaitReady(Processes.START));
		api.process().awaitReady(Processes.START);
		RunningSystem started = new RunningSystem(this.parts, this.meter, processorSettings, api, processors,
				applications.newAccount(api));
		this.system = started;
		return started;
	}

	/** Returns when both of its applications have ended. */
	public void stopSystem() {
		if (this.system != null) {
			this.system.stop();
			this.system = null;
		}
	}

	/**
	 * How long the API takes from its start until it is ready, with nothing beside it.
	 */
	public Duration apiStart() {
		return timed(() -> this.operated.api(NO_BACKLOG_LIMIT));
	}

	/** The same of the processor. */
	public Duration processorStart() {
		return timed(() -> this.operated.processor(Map.of()));
	}

	private Duration timed(Supplier<Application> start) {
		stopSystem();
		this.operated.install();
		long before = System.nanoTime();
		PartProcess process = start.get().process();
		process.awaitReady(Processes.START);
		Duration time = Duration.ofNanos(System.nanoTime() - before);
		process.stop(RunningSystem.LONGEST_STOP);
		return time;
	}

	/** One MongoDB transaction for each request. */
	public Subject crud() {
		return baseline("crud", CrudApplication.class, this.parts.mongodb());
	}

	/** Produces the commands and answers. */
	public Subject accept() {
		return baseline("accept", AcceptApplication.class, this.parts.kafka());
	}

	private Subject baseline(String name, Class<?> application, PartProcess part) {
		return this.baselines.computeIfAbsent(name, (absent) -> {
			Application started = this.applications.baseline(name, application);
			started.process().awaitReady(Processes.START);
			return new Subject(started.url(), "none", List.of(started.process(), part), this.meter);
		});
	}

	/** One more API, on another database of the one mongod. */
	public Reader reader(String name) {
		Application api = this.applications.api(Map.of("MONGODB_URI", this.parts.mongodbUri(name)));
		api.process().awaitReady(Processes.START);
		Account account = this.applications.newAccount(api);
		return new Reader(
				new Subject(api.url(), account.key(), List.of(api.process(), this.parts.mongodb()), this.meter),
				account, this.mongo.getDatabase(name));
	}

	/** Where the broker, mongod and the registry are. */
	public RealParts parts() {
		return this.parts;
	}

	public PartProcess mongodb() {
		return this.parts.mongodb();
	}

	/** That of the system. */
	public MongoDatabase database() {
		return this.mongo.getDatabase(RealParts.DATABASE);
	}

	/** Reads what processes of this lab cost. */
	public Meter meter() {
		return this.meter;
	}

	@Override
	public void close() {
		this.meter.close();
		this.mongo.close();
		this.processes.close();
	}

}
