package dev.conversations.acceptance;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.conversations.local.RealParts;
import dev.conversations.local.part.ApplicationPart;
import dev.conversations.local.process.Jvm;
import dev.conversations.local.process.PartProcess;
import dev.conversations.local.process.Ports;

/**
 * Both applications as processes on the real parts, shared by all tests of this JVM.
 * Tests keep apart by sub-accounts of their own. Clients wait longer than in use, as no
 * test here is about these limits.
 */
final class RunningSystem {

	static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

	private static final Duration START = Duration.ofMinutes(2);

	private static final Duration STOP = Duration.ofSeconds(20);

	private final String adminKey = "admin-" + UUID.randomUUID();

	private final RealParts parts = RealParts.shared();

	private final ApplicationPart processorPart = part("conversation-processor");

	private final ApplicationPart apiPart = part("conversation-api");

	private PartProcess processor;

	private PartProcess api;

	private final Promises promises = new Promises(this);

	private RunningSystem() {
		start();
		Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop-applications"));
	}

	static RunningSystem shared() {
		return Holder.SYSTEM;
	}

	RealParts parts() {
		return this.parts;
	}

	String apiUrl() {
		return "http://127.0.0.1:" + this.apiPart.port();
	}

	/** What the tools find in the environment when the system runs. */
	Map<String, String> environment() {
		return this.apiPart.settings();
	}

	/** Checks on all that this system has ever done. */
	Promises promises() {
		return this.promises;
	}

	/** A client with the key of an operator. */
	Client admin() {
		return new Client(apiUrl(), this.adminKey);
	}

	/** A new sub-account. */
	SubAccount newSubAccount() {
		return SubAccount.create(this);
	}

	/** A client of a new sub-account, with a test key that may read and write. */
	Client newClient() {
		return newSubAccount().client("test");
	}

	/** Ends the processor with SIGKILL. */
	void killProcessor() {
		this.processor.kill();
	}

	void startProcessor() {
		this.processor = PartProcess.start(this.processorPart);
		this.processor.awaitReady(START);
	}

	/** Ends both applications in good order and starts them again. */
	void restart() {
		stop();
		start();
	}

	private void start() {
		this.processor = PartProcess.start(this.processorPart);
		this.api = PartProcess.start(this.apiPart);
		this.processor.awaitReady(START);
		this.api.awaitReady(START);
	}

	private void stop() {
		this.api.stop(STOP);
		this.processor.stop(STOP);
	}

	private ApplicationPart part(String module) {
		int port = Ports.free();
		Path folder = Path.of("target", "system").toAbsolutePath();
		Map<String, String> settings = Map.of("SERVER_ADDRESS", "127.0.0.1", "SERVER_PORT", String.valueOf(port),
				"KAFKA_BOOTSTRAP_SERVERS", this.parts.kafkaBootstrapServers(), "MONGODB_URI", this.parts.mongodbUri(),
				"SCHEMA_REGISTRY_URL", this.parts.schemaRegistryUrl(), "ADMIN_KEY", this.adminKey,
				"PROCESSOR_INSTANCE_ID", "acceptance", "CONVERSATIONS_COMMANDS_MAXACKNOWLEDGE", "10s",
				"CONVERSATIONS_COMMANDS_PATIENCE", "20s");
		return new ApplicationPart(module, ROOT.resolve(Path.of(module, "target", module + ".jar")), port, settings,
				folder, folder.resolve(module + ".log"), new Jvm(List.of("-Xms64m", "-Xmx256m"), null));
	}

	private static final class Holder {

		static final RunningSystem SYSTEM = new RunningSystem();

	}

}
