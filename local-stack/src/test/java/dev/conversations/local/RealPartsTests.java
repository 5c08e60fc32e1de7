package dev.conversations.local;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.bson.Document;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class RealPartsTests {

	private final RealParts parts = RealParts.shared();

	@Test
	void brokerMakesTopics() throws Exception {
		try (Admin admin = Admin
			.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, this.parts.kafkaBootstrapServers()))) {
			admin.createTopics(List.of(new NewTopic("real-parts", 3, (short) 1))).all().get();
			await().atMost(Duration.ofSeconds(30))
				.untilAsserted(() -> assertThat(admin.listTopics().names().get()).contains("real-parts"));
		}
	}

	@Test
	void registryRefusesASchemaThatIsNotFullyCompatible() throws Exception {
		assertThat(register("[]")).isEqualTo(200);
		assertThat(register("[{\\\"name\\\": \\\"a\\\", \\\"type\\\": \\\"int\\\"}]")).isEqualTo(409);
	}

	private int register(String fields) throws Exception {
		String body = "{\"schema\": \"{\\\"type\\\": \\\"record\\\", \\\"name\\\": \\\"R\\\", \\\"fields\\\": %s}\"}"
			.formatted(fields);
		HttpRequest request = HttpRequest
			.newBuilder(URI.create(this.parts.schemaRegistryUrl() + "/subjects/real-parts-value/versions"))
			.header("Content-Type", "application/vnd.schemaregistry.v1+json")
			.POST(HttpRequest.BodyPublishers.ofString(body))
			.build();
		try (HttpClient client = HttpClient.newHttpClient()) {
			return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
		}
	}

	@Test
	void mongodCommitsTransactions() {
		try (MongoClient client = MongoClients.create(this.parts.mongodbUri("real_parts"));
				ClientSession session = client.startSession()) {
			MongoCollection<Document> things = client.getDatabase("real_parts").getCollection("things");
			session.withTransaction(() -> things.insertOne(session, new Document("_id", 1)));
			assertThat(things.countDocuments()).isEqualTo(1);
		}
	}

}
