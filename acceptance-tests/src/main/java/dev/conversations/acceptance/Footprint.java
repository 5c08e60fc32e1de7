package dev.conversations.acceptance;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;

import dev.conversations.local.RealParts;
import dev.conversations.schema.Topics;
import dev.conversations.store.Store;

/** How much lies in the topics and in MongoDB. */
public final class Footprint {

	private static final Duration LONGEST = Duration.ofMinutes(1);

	private final RealParts parts;

	public Footprint(RealParts parts) {
		this.parts = parts;
	}

	/** The size once no command waits and it no longer grows. */
	public Size settled() {
		return unchanging((size) -> size.lag() == 0);
	}

	/** The size once it no longer grows, although commands may wait. */
	public Size still() {
		return unchanging((size) -> true);
	}

	private Size unchanging(Predicate<Size> wanted) {
		return looking((look) -> {
			Size[] last = { look.get() };
			return Awaitility.await().atMost(LONGEST).pollInterval(Duration.ofMillis(150)).until(() -> {
				Size now = look.get();
				boolean same = now.equals(last[0]) && wanted.test(now);
				last[0] = now;
				return same ? now : null;
			}, (size) -> size != null);
		});
	}

	public Size now() {
		return looking(Supplier::get);
	}

	/** Looks over the same connections, as new ones take longer than a look. */
	private Size looking(Function<Supplier<Size>, Size> looks) {
		try (Admin admin = Admin.create(Map.of("bootstrap.servers", this.parts.kafkaBootstrapServers()));
				MongoClient mongo = MongoClients.create(this.parts.mongodbUri())) {
			MongoDatabase database = mongo.getDatabase(RealParts.DATABASE);
			return looks.apply(() -> look(admin, database));
		}
	}

	private static Size look(Admin admin, MongoDatabase database) {
		try {
			// First: what belongs to commands that are confirmed is then counted.
			Map<TopicPartition, OffsetAndMetadata> confirmed = Lag.confirmed(admin);
			Map<TopicPartition, Long> ends = ends(admin);
			return new Size(ends, Stream.of(Store.CONVERSATIONS, Store.MESSAGES, Store.LEDGER)
				.collect(Collectors.toMap((name) -> name, (name) -> database.getCollection(name).countDocuments())),
					Lag.of(confirmed, ends));
		}
		catch (ExecutionException ex) {
			throw new IllegalStateException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private static Map<TopicPartition, Long> ends(Admin admin) throws ExecutionException, InterruptedException {
		List<TopicPartition> partitions = admin
			.describeTopics(List.of(Topics.COMMANDS, Topics.EVENTS, Topics.DEAD_LETTERS))
			.allTopicNames()
			.get()
			.values()
			.stream()
			.flatMap(Footprint::partitions)
			.toList();
		return admin
			.listOffsets(partitions.stream()
				.collect(Collectors.toMap((partition) -> partition, (partition) -> OffsetSpec.latest())))
			.all()
			.get()
			.entrySet()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, (entry) -> entry.getValue().offset()));
	}

	private static Stream<TopicPartition> partitions(TopicDescription topic) {
		return IntStream.range(0, topic.partitions().size()).mapToObj((n) -> new TopicPartition(topic.name(), n));
	}

	/**
	 * End of each partition, number of documents in each collection, and commands that
	 * are not confirmed.
	 */
	public record Size(Map<TopicPartition, Long> ends, Map<String, Long> documents, long lag) {
	}

}
