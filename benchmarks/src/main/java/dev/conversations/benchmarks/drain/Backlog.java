package dev.conversations.benchmarks.drain;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import dev.conversations.benchmarks.lab.Account;
import dev.conversations.benchmarks.lab.Lab;
import dev.conversations.benchmarks.lab.RunningSystem;
import dev.conversations.benchmarks.load.Cost;
import dev.conversations.benchmarks.measure.Conversations;
import dev.conversations.schema.IdKind;
import dev.conversations.schema.Topics;
import dev.conversations.schema.command.ConversationCommand;
import dev.conversations.schema.command.SendMessage;
import dev.conversations.schema.wire.ConfluentAvroSerializer;
import dev.conversations.store.Store;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Utils;
import org.bson.Document;

/**
 * Commands as the API writes them for clients that do not wait, and a processor that
 * finds them all at once.
 */
final class Backlog {

	/** Default of {@code conversations.topics.partitions}. */
	private static final int PARTITIONS = 12;

	private static final byte[] TRACEPARENT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
		.getBytes(StandardCharsets.US_ASCII);

	private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);

	private static final Duration LONGEST = Duration.ofMinutes(5);

	private final Map<Integer, String> first = new HashMap<>();

	private final Map<Integer, String> last = new HashMap<>();

	private final Lab lab;

	private final RunningSystem system;

	private final MongoCollection<Document> messages;

	/**
	 * @param system whose processor works it off
	 */
	Backlog(Lab lab, RunningSystem system) {
		this.lab = lab;
		this.system = system;
		this.messages = lab.database().getCollection(Store.MESSAGES);
	}

	/**
	 * Writes the commands while the processor is frozen, and watches it work them off.
	 */
	Drained drain(List<String> conversations, int number) throws InterruptedException {
		this.system.freezeProcessor();
		try {
			write(conversations, number);
		}
		finally {
			this.system.thawProcessor();
		}
		Cost before = this.system.subject().cost();
		awaitMessages(this.first, 1);
		long start = System.nanoTime();
		awaitMessages(this.last, this.last.size());
		long end = System.nanoTime();
		this.system.awaitIdle();
		return new Drained(number, (end - start) / 1e9, this.system.subject().cost().minus(before));
	}

	private void write(List<String> conversations, int number) {
		this.first.clear();
		try (Producer<String, Object> producer = producer()) {
			for (int n = 0; n < number; n++) {
				ConversationCommand command = command(conversations.get(n % conversations.size()), n);
				var record = new ProducerRecord<String, Object>(Topics.COMMANDS, command.getConversationId(), command);
				record.headers().add("traceparent", TRACEPARENT);
				producer.send(record);
				note(command);
			}
		}
	}

	private Producer<String, Object> producer() {
		return new KafkaProducer<>(Map.of("bootstrap.servers", this.lab.parts().kafkaBootstrapServers(), "acks", "all",
				"linger.ms", 20, "batch.size", 1 << 17, "schema.registry.url", this.lab.parts().schemaRegistryUrl(),
				"key.serializer", StringSerializer.class, "value.serializer", ConfluentAvroSerializer.class));
	}

	private ConversationCommand command(String conversationId, int number) {
		UUID id = IdKind.COMMAND.parse(IdKind.COMMAND.next()).orElseThrow();
		return ConversationCommand.newBuilder()
			.setCommandId(IdKind.COMMAND.of(id))
			.setSubAccountId(this.system.account().id())
			.setMode(Account.MODE)
			.setConversationId(conversationId)
			.setIssuedAt(Instant.now())
			.setPayload(
					new SendMessage(IdKind.MESSAGE.of(id), Conversations.sender(number), Conversations.content(number)))
			.build();
	}

	private void note(ConversationCommand command) {
		byte[] key = command.getConversationId().getBytes(StandardCharsets.UTF_8);
		int partition = Utils.toPositive(Utils.murmur2(key)) % PARTITIONS;
		String messageId = ((SendMessage) command.getPayload()).getMessageId();
		this.first.putIfAbsent(partition, messageId);
		this.last.put(partition, messageId);
	}

	private void awaitMessages(Map<Integer, String> ids, int number) throws InterruptedException {
		long deadline = System.nanoTime() + LONGEST.toNanos();
		while (found(ids) < number) {
			if (System.nanoTime() > deadline) {
				throw new IllegalStateException("%d of %d messages after %s".formatted(found(ids), number, LONGEST));
			}
			Thread.sleep(BETWEEN_LOOKS);
		}
	}

	private int found(Map<Integer, String> ids) {
		return this.messages.find(Filters.in("_id", ids.values()))
			.projection(Projections.include("_id"))
			.into(new ArrayList<>())
			.size();
	}

}
