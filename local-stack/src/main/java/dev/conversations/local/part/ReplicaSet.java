package dev.conversations.local.part;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.ServerAddress;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import org.bson.Document;

/**
 * The replica set as one of its members sees it: initiated on the first start, by the
 * first member when there are several. A set of one is moved to its new address when it
 * is started again on another port.
 *
 * @param address of the member that is asked
 * @param members all addresses
 */
record ReplicaSet(String address, List<String> members) {

	static final String NAME = "rs0";

	/** MongoDB error code: this node has no replica set configuration yet. */
	private static final int NOT_YET_INITIALIZED = 94;

	private static final int TIMEOUT_MILLIS = 2000;

	/**
	 * Whether the set accepts writes and the member belongs to it; takes the next step
	 * towards that when not.
	 */
	boolean isReady() {
		try (MongoClient client = connect()) {
			MongoDatabase admin = client.getDatabase("admin");
			Document hello = admin.runCommand(new Document("hello", 1));
			if (this.address.equals(hello.getString("me")) && hello.containsKey("primary") && serves(hello)) {
				return true;
			}
			configure(admin);
		}
		catch (MongoException ex) {
			// still starting: the next probe finds out
		}
		return false;
	}

	private static boolean serves(Document hello) {
		return hello.getBoolean("isWritablePrimary", false) || hello.getBoolean("secondary", false);
	}

	private MongoClient connect() {
		return MongoClients.create(MongoClientSettings.builder()
			.applyToClusterSettings((cluster) -> cluster.hosts(List.of(new ServerAddress(this.address)))
				.mode(com.mongodb.connection.ClusterConnectionMode.SINGLE)
				.serverSelectionTimeout(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS))
			.build());
	}

	private void configure(MongoDatabase admin) {
		try {
			Document config = admin.runCommand(new Document("replSetGetConfig", 1)).get("config", Document.class);
			Document member = config.getList("members", Document.class).getFirst();
			if (this.members.size() == 1 && !this.address.equals(member.getString("host"))) {
				member.put("host", this.address);
				config.put("version", config.getInteger("version") + 1);
				admin.runCommand(new Document("replSetReconfig", config).append("force", true));
			}
		}
		catch (MongoCommandException ex) {
			if (ex.getErrorCode() == NOT_YET_INITIALIZED && this.address.equals(this.members.getFirst())) {
				admin.runCommand(new Document("replSetInitiate", initialConfig()));
			}
		}
	}

	private Document initialConfig() {
		return new Document("_id", NAME).append("members",
				IntStream.range(0, this.members.size())
					.mapToObj((id) -> new Document("_id", id).append("host", this.members.get(id)))
					.toList());
	}

}
