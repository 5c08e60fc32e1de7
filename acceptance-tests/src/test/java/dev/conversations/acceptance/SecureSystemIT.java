package dev.conversations.acceptance;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import dev.conversations.schema.Topics;
import dev.conversations.store.Store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * TLS, passwords and least rights everywhere, by settings only:
 * {@code acceptance-tests/secure/run}.
 */
@Tag("secure")
class SecureSystemIT {

	/** Patient with a busy machine: on a quiet one it takes a few seconds. */
	private static final Duration CLEAR = Duration.ofMinutes(3);

	private static final String WRONG = "wrong-password";

	private static SecureSystem system;

	private static Client client;

	private static String id;

	@BeforeAll
	static void start() {
		system = new SecureSystem();
		client = newClient();
		id = client
			.post("/conversations", Map.of("channel", "sms", "customer_phone", "+12025550143", "message", "Hello"))
			.id();
	}

	@AfterAll
	static void stop() {
		if (system != null) {
			system.close();
		}
	}

	@Test
	void conversationGoesThroughAndIsVerified() {
		assertThat(client.say(id, "customer", "Hi").status()).isEqualTo(201);
		assertThat(new MessageThread(client, id).contents()).containsExactly("Hello", "Hi");
		var letters = later(system.settings(SecureSystem.OPERATOR), "dead-letters", "list");
		Jar.Result verified = later(system.settings(SecureSystem.OPERATOR), "verify").join();
		assertThat(verified.status()).as(verified.toString()).isZero();
		assertThat(verified.out()).containsPattern("events +3").containsPattern("differences +0");
		assertThat(letters.join().status()).as(letters.join().toString()).isZero();
	}

	@Test
	void wrongPasswordIsToldByOperatorsCommands() {
		String right = system.password(SecureSystem.OPERATOR);
		String registryPassword = system.registryPassword();
		var kafka = later(system.settings(SecureSystem.OPERATOR, WRONG, right, registryPassword), "verify");
		var mongodb = later(system.settings(SecureSystem.OPERATOR, right, WRONG, registryPassword), "verify");
		var registry = later(system.settings(SecureSystem.OPERATOR, right, right, WRONG), "verify");
		assertTold(kafka.join(), "verify failed: .*invalid credentials");
		assertTold(mongodb.join(), "verify failed: .*Exception authenticating");
		assertTold(registry.join(), "verify failed: The schema registry at .* answered 401");
	}

	@Test
	void wrongPasswordIsToldByApplicationThatNeverGetsReady() throws IOException {
		String right = system.password(SecureSystem.API);
		try (SecureSystem.Lonely api = system
			.lonely(system.settings(SecureSystem.API, WRONG, WRONG, system.registryPassword()))) {
			Awaitility.await()
				.atMost(CLEAR)
				.untilAsserted(() -> assertThat(api.log()).containsPattern("kafka is not usable: .*invalid credentials")
					.containsPattern("mongodb is not usable: .*Exception authenticating"));
			assertThat(api.log()).doesNotContain(WRONG, right, "\tat ");
			assertThat(new Client(api.url(), "").get("/actuator/health/readiness").status()).isEqualTo(503);
		}
	}

	@Test
	void plaintextIsRefused() {
		try (Admin admin = Admin.create(Map.of("bootstrap.servers", system.kafka.bootstrapServers(),
				"default.api.timeout.ms", 2000, "request.timeout.ms", 1000))) {
			assertThatExceptionOfType(ExecutionException.class).isThrownBy(() -> admin.describeCluster().nodes().get())
				.withCauseInstanceOf(TimeoutException.class);
		}
		String uri = "mongodb://localhost:%d/?directConnection=true&serverSelectionTimeoutMS=2000";
		try (MongoClient client = MongoClients.create(uri.formatted(system.mongodb.port()))) {
			assertThatExceptionOfType(MongoException.class)
				.isThrownBy(() -> client.getDatabase("admin").runCommand(new Document("ping", 1)));
		}
	}

	@Test
	void apiReadsNoEventsAndWritesNoConversations() {
		try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(system.kafka.configuration(SecureSystem.API),
				new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
			consumer.assign(List.of(new TopicPartition(Topics.EVENTS, 0)));
			assertThatExceptionOfType(TopicAuthorizationException.class)
				.isThrownBy(() -> consumer.poll(Duration.ofSeconds(20)));
		}
		String credentials = "api:%s@".formatted(system.password(SecureSystem.API));
		try (MongoClient client = system.mongodb.connect(credentials)) {
			assertThatExceptionOfType(MongoCommandException.class)
				.isThrownBy(() -> client.getDatabase("conversations")
					.getCollection(Store.CONVERSATIONS)
					.deleteMany(new Document()))
				.withMessageContaining("not authorized");
		}
	}

	private static Client newClient() {
		Client admin = system.admin();
		String id = admin.post("/admin/sub-accounts", Map.of("name", "Acceptance")).id();
		Answer key = admin.post("/admin/sub-accounts/" + id + "/api-keys",
				Map.of("mode", "test", "scopes", List.of("read", "write"), "name", "test"));
		return new Client(admin.url(), key.text("key"));
	}

	private static CompletableFuture<Jar.Result> later(Map<String, String> settings, String... arguments) {
		return CompletableFuture.supplyAsync(() -> new Jar("conversation-processor", settings).run(arguments))
			.orTimeout(CLEAR.toSeconds(), TimeUnit.SECONDS);
	}

	private static void assertTold(Jar.Result result, String words) {
		assertThat(result.status()).as(result.toString()).isNotZero();
		assertThat(result.err()).containsPattern(words).doesNotContain(WRONG, "\tat ");
	}

}
