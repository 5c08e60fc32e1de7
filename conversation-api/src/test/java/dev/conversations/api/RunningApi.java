package dev.conversations.api;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dev.conversations.api.command.InFlightProbe;
import dev.conversations.local.RealParts;
import dev.conversations.store.Store;
import org.awaitility.Awaitility;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The API on the real parts of this JVM, with a database of its own. It waits longer for
 * Kafka and for outcomes than in use: only tests that are about these limits set others.
 */
public final class RunningApi {

	public static final String ADMIN_KEY = "admin-key-of-the-tests-0123456789abcdef";

	private static final Duration START = Duration.ofMinutes(3);

	static {
		Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
	}

	private static final class Shared {

		private static final RunningApi API = start(Map.of());

	}

	private final ConfigurableApplicationContext context;

	private final MongoClient mongo;

	private final String database;

	private RunningApi(ConfigurableApplicationContext context, String mongodbUri, String database) {
		this.context = context;
		this.mongo = MongoClients.create(mongodbUri);
		this.database = database;
	}

	/** The one that most tests share. */
	public static RunningApi shared() {
		return Shared.API;
	}

	/** One more, with settings of its own; ready unless told otherwise. */
	public static RunningApi start(Map<String, Object> settings) {
		RunningApi api = starting(settings);
		Awaitility.await()
			.atMost(START)
			.ignoreExceptions()
			.until(() -> api.client("").get("/actuator/health/readiness").status() == 200);
		return api;
	}

	/** One more that may never be ready. */
	public static RunningApi starting(Map<String, Object> settings) {
		RealParts parts = RealParts.shared();
		String database = "api_" + UUID.randomUUID().toString().replace("-", "");
		Map<String, Object> all = new HashMap<>(Map.of("server.port", 0, "conversations.rate-limit.per-minute", 0,
				"conversations.admin.key", ADMIN_KEY, "spring.kafka.bootstrap-servers", parts.kafkaBootstrapServers(),
				"spring.kafka.properties[schema.registry.url]", parts.schemaRegistryUrl(), "spring.mongodb.uri",
				parts.mongodbUri(database), "conversations.commands.max-acknowledge", "20s",
				"conversations.commands.patience", "20s", "spring.kafka.producer.properties[max.block.ms]", 20_000,
				"spring.kafka.producer.properties[delivery.timeout.ms]", 20_000));
		all.putAll(settings);
		String[] arguments = all.entrySet()
			.stream()
			.map((setting) -> "--" + setting.getKey() + "=" + setting.getValue())
			.toArray(String[]::new);
		var context = new SpringApplication(ConversationApi.class).run(arguments);
		Runtime.getRuntime().addShutdownHook(new Thread(context::close));
		return new RunningApi(context, parts.mongodbUri(database), database);
	}

	public <T> T bean(Class<T> type) {
		return this.context.getBean(type);
	}

	/** Commands whose clients are not answered yet. */
	public int inFlight() {
		return InFlightProbe.size(this.context);
	}

	public MongoDatabase mongo() {
		return this.mongo.getDatabase(this.database).withCodecRegistry(Store.CODECS);
	}

	public int port() {
		return this.context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
	}

	/** A client with this key; none when it is empty. */
	public Client client(String key) {
		return new Client("http://127.0.0.1:" + port(), key);
	}

	public Client admin() {
		return client(ADMIN_KEY);
	}

	/** A client of a new sub-account. */
	public Tenancy newTenant() {
		String id = admin().post("/admin/sub-accounts", "{\"name\": \"Acme\"}").data().get("id").asString();
		return new Tenancy(this, id);
	}

	/** A sub-account of the tests. */
	public record Tenancy(RunningApi api, String subAccountId) {

		public Client testKey() {
			return key("{\"mode\": \"test\"}");
		}

		public Client key(String body) {
			return this.api.client(this.api.admin()
				.post("/admin/sub-accounts/" + this.subAccountId + "/api-keys", body)
				.data()
				.get("key")
				.asString());
		}

	}

}
