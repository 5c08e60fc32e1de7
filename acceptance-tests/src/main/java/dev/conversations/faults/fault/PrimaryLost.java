package dev.conversations.faults.fault;

import java.time.Duration;

import com.mongodb.MongoException;
import com.mongodb.ReadPreference;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dev.conversations.faults.system.Layout;
import dev.conversations.faults.system.Server;
import org.bson.Document;

/** A MongoDB set of three loses its primary, and elects another. */
record PrimaryLost(boolean killed) implements Fault {

	private static final int TIMES = 3;

	private static final Duration BETWEEN = Duration.ofSeconds(6);

	/** The others wait that long before they hold an election (electionTimeoutMillis). */
	private static final Duration ELECTION = Duration.ofSeconds(12);

	@Override
	public String name() {
		return this.killed ? "mongodb-primary-killed" : "mongodb-stepdown";
	}

	@Override
	public String expectation() {
		return this.killed
				? "The primary of three mongods gets SIGKILL and comes back after the election: writes wait, none is lost"
				: "The primary of three mongods steps down %d times: writes wait for the next, none is lost"
					.formatted(TIMES);
	}

	@Override
	public Layout layout() {
		return Layout.STANDARD.withMongods(3);
	}

	@Override
	public void inject(Scene scene) {
		try (MongoClient client = MongoClients.create(scene.system().mongodbUri())) {
			MongoDatabase admin = client.getDatabase("admin");
			if (this.killed) {
				kill(scene, primary(admin));
			}
			else {
				stepDown(scene, admin);
			}
		}
	}

	private static void kill(Scene scene, String primary) {
		Server server = scene.system().mongod(Integer.parseInt(primary.substring(primary.indexOf(':') + 1)));
		server.kill();
		scene.pass(ELECTION.plus(BETWEEN));
		server.start();
	}

	private static void stepDown(Scene scene, MongoDatabase admin) {
		for (int n = 0; n < TIMES; n++) {
			String before = primary(admin);
			try {
				admin.runCommand(new Document("replSetStepDown", 20).append("secondaryCatchUpPeriodSecs", 10));
			}
			catch (MongoException ex) {
				// it closes its connections
			}
			scene.pass(BETWEEN);
			scene.expect(!primary(admin).equals(before), "the primary did not step down");
		}
	}

	private static String primary(MongoDatabase admin) {
		return admin.runCommand(new Document("hello", 1), ReadPreference.primary()).getString("primary");
	}

}
