package dev.conversations.local;

import java.util.List;

import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.bson.Document;
import org.junit.jupiter.api.Test;

import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class RealPartsTests {

	private final RealParts parts = RealParts.shared();

	@Test
	void brokerMakesTopics() throws Exception {
		try (Admin admin = Admin
			.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, this.parts.kafkaBootstrapServers()))) {
			admin.createTopics(List.of(new NewTopic("real-parts", 3, (short) 1))).all().get();
			assertThat(admin.listTopics().names().get()).contains("real-parts");
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
