package dev.conversations.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import org.apache.kafka.clients.admin.Admin;
import org.bson.Document;

import dev.conversations.local.RealParts;
import dev.conversations.local.fetch.Cache;
import dev.conversations.local.fetch.MongodProgram;
import dev.conversations.local.part.ApplicationPart;
import dev.conversations.local.process.Jvm;
import dev.conversations.local.process.Part;
import dev.conversations.local.process.PartProcess;
import dev.conversations.local.process.Ports;
import dev.conversations.local.process.Progress;
import dev.conversations.schema.TopicDefinitions;

/**
 * Both applications on a broker, a mongod and a registry that ask everybody for a
 * password over TLS, with no more rights than docs/security.md lists.
 */
final class SecureSystem implements AutoCloseable {

	static final String API = "api";

	static final String PROCESSOR = "processor";

	static final String OPERATOR = "operator";

	private static final Duration START = Duration.ofMinutes(2);

	private static final String PARTITIONS = "4";

	private final Map<String, String> passwords = Map.of("admin", secret(), API, secret(), PROCESSOR, secret(),
			OPERATOR, secret());

	private final String registryPassword = secret();

	private final String adminKey = "admin-" + UUID.randomUUID();

	private final List<PartProcess> processes = new ArrayList<>();

	private final Path folder;

	private final int apiPort = Ports.free();

	final Certificate certificate;

	final SecureKafka kafka;

	final SecureMongodb mongodb;

	final SecureRegistry registry;

	SecureSystem() {
		this.folder = newFolder();
		this.certificate = Certificate.make(this.folder, secret());
		this.kafka = new SecureKafka(Ports.free(), this.folder.resolve("kafka"), this.certificate, this.passwords);
		Cache cache = Cache.ofUser(new Progress((line) -> {
		}, false));
		this.mongodb = new SecureMongodb(Ports.free(), MongodProgram.in(cache), this.folder.resolve("mongodb"),
				this.certificate);
		this.registry = new SecureRegistry(RealParts.shared().schemaRegistryUrl(), this.certificate, "conversations",
				this.registryPassword);
		try {
			start(this.kafka, this.mongodb);
			permit();
			start(application("conversation-processor", PROCESSOR, settings(PROCESSOR), Ports.free()),
					application("conversation-api", API, settings(API), this.apiPort));
		}
		catch (RuntimeException ex) {
			close();
			throw ex;
		}
	}

	/** A client with the admin key. */
	Client admin() {
		return new Client("http://127.0.0.1:" + this.apiPort, this.adminKey);
	}

	String registryPassword() {
		return this.registryPassword;
	}

	/** An API of its own, which nobody waits for. */
	Lonely lonely(Map<String, String> settings) {
		ApplicationPart part = application("conversation-api", "lonely", settings, Ports.free());
		return new Lonely(part, PartProcess.start(part));
	}

	String password(String user) {
		return this.passwords.get(user);
	}

	/** The settings of a process of this user, as the documentation gives them. */
	Map<String, String> settings(String user) {
		return settings(user, password(user), password(user), this.registryPassword);
	}

	Map<String, String> settings(String user, String kafkaPassword, String mongodbPassword, String registryPassword) {
		Map<String, String> settings = new HashMap<>();
		settings.put("JAVA_TOOL_OPTIONS", this.certificate.trustOptions());
		settings.put("KAFKA_BOOTSTRAP_SERVERS", this.kafka.bootstrapServers());
		this.kafka.client(user, kafkaPassword)
			.forEach((name, value) -> settings
				.put("SPRING_KAFKA_PROPERTIES_" + name.replace('.', '_').toUpperCase(Locale.ROOT), value));
		settings.put("MONGODB_URI", this.mongodb.uri(user, mongodbPassword));
		settings.put("SCHEMA_REGISTRY_URL", this.registry.url());
		settings.put("SPRING_KAFKA_PROPERTIES_BASIC_AUTH_USER_INFO", "conversations:" + registryPassword);
		settings.put("CONVERSATIONS_TOPICS_PARTITIONS", PARTITIONS);
		return settings;
	}

	@Override
	public void close() {
		this.processes.reversed().forEach((process) -> process.stop(Duration.ofSeconds(20)));
		this.registry.close();
	}

	private void start(Part... parts) {
		List<PartProcess> started = new ArrayList<>();
		for (Part part : parts) {
			PartProcess process = PartProcess.start(part);
			this.processes.add(process);
			started.add(process);
		}
		started.forEach((process) -> process.awaitReady(START));
	}

	private ApplicationPart application(String module, String name, Map<String, String> settings, int port) {
		Map<String, String> all = new HashMap<>(settings);
		all.put("SERVER_PORT", String.valueOf(port));
		all.put("ADMIN_KEY", this.adminKey);
		return new ApplicationPart(name, RunningSystem.ROOT.resolve(Path.of(module, "target", module + ".jar")), port,
				all, this.folder, this.folder.resolve(name + ".log"), new Jvm(List.of("-Xms64m", "-Xmx256m"), null));
	}

	private void permit() {
		try (Admin admin = this.kafka.admin()) {
			new TopicDefinitions(Integer.parseInt(PARTITIONS), (short) 1, 1).ensure(admin);
		}
		this.kafka.allow("""
				api        Write     topic             conversation.commands.v1
				api        Read      topic             conversation.outcomes.v1
				api        Describe  topic             conversation.events.v1
				api        Describe  topic             conversation.commands.v1.dlt
				api        Describe  group             conversation-processor
				processor  Read      topic             conversation.commands.v1
				processor  Read      group             conversation-processor
				processor  Read      topic             conversation.events.v1
				processor  Write     topic             conversation.events.v1
				processor  Write     topic             conversation.outcomes.v1
				processor  Read      topic             conversation.commands.v1.dlt
				processor  Write     topic             conversation.commands.v1.dlt
				processor  Write     transactional_id  conversation-processor-*
				operator   Read      topic             conversation.events.v1
				operator   Read      topic             conversation.commands.v1.dlt
				operator   Write     topic             conversation.commands.v1
				""");
		try (MongoClient client = this.mongodb.connect("")) {
			run(client, "{createUser: 'admin', pwd: '%s', roles: ['root']}".formatted(password("admin")));
		}
		try (MongoClient client = this.mongodb.connect("admin:%s@".formatted(password("admin")))) {
			role(client, API, """
					conversations messages ledger: find createIndex
					sub_accounts api_keys: find insert update createIndex
					""");
			role(client, PROCESSOR, """
					conversations messages ledger: find insert update createIndex
					api_keys: createIndex
					rebuild: find
					""");
			role(client, OPERATOR, """
					conversations messages: find
					ledger: find insert update remove
					dead_letters: find insert update
					""");
		}
	}

	/** Makes a role with these privileges and the user that has it. */
	private void role(MongoClient client, String user, String lines) {
		List<String> privileges = new ArrayList<>();
		lines.lines().forEach((line) -> {
			String[] sides = line.strip().split(": ");
			for (String collection : sides[0].split(" ")) {
				privileges.add("{resource: {db: 'conversations', collection: '%s'}, actions: ['%s']}"
					.formatted(collection, sides[1].replace(" ", "', '")));
			}
		});
		run(client, "{createRole: 'conversations-%s', privileges: [%s], roles: []}".formatted(user,
				String.join(", ", privileges)));
		run(client, "{createUser: '%1$s', pwd: '%2$s', roles: ['conversations-%1$s']}".formatted(user, password(user)));
	}

	private static void run(MongoClient client, String command) {
		MongoDatabase admin = client.getDatabase("admin");
		admin.runCommand(Document.parse(command));
	}

	private static Path newFolder() {
		try {
			Path parent = Files.createDirectories(Path.of("target", "secure").toAbsolutePath());
			return Files.createTempDirectory(parent, "run-");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String secret() {
		return UUID.randomUUID().toString();
	}

	/** An application and its log. */
	record Lonely(ApplicationPart part, PartProcess process) implements AutoCloseable {

		String url() {
			return "http://127.0.0.1:" + this.part.port();
		}

		String log() throws IOException {
			return Files.readString(this.part.log());
		}

		@Override
		public void close() {
			this.process.kill();
		}

	}

}
