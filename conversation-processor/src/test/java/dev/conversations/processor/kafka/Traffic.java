package dev.conversations.processor.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.bson.Document;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import dev.conversations.schema.IdKind;
import dev.conversations.schema.command.CloseConversation;
import dev.conversations.schema.command.ConversationCommand;
import dev.conversations.schema.event.ConversationEvent;
import dev.conversations.schema.event.MessageAdded;
import dev.conversations.schema.outcome.CommandOutcome;
import dev.conversations.store.Store;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Conversations that go on while something happens to the processor, and what must be
 * true of them in the end.
 */
final class Traffic {

	private final Wire wire;

	private final List<String> conversations = IntStream.range(0, 9)
		.mapToObj((n) -> IdKind.CONVERSATION.next())
		.toList();

	private int published;

	private int sent;

	private int outcomesBefore;

	Traffic(Wire wire) {
		assertThat(wire.outcomes()).as("other traffic on this wire").isEmpty();
		this.wire = wire;
		publish(this.conversations.stream().map(wire::create).toList());
	}

	/** So many messages, and now and then a close, which the next message undoes. */
	void send(int count) {
		this.outcomesBefore = outcomes().size();
		List<ConversationCommand> commands = new ArrayList<>();
		for (int i = 0; i < count; i++, this.sent++) {
			String conversation = this.conversations.get(this.sent % this.conversations.size());
			commands.add((this.sent % 50 == 49) ? this.wire.command(conversation, new CloseConversation())
					: this.wire.send(conversation, "customer", "message " + this.sent));
		}
		publish(commands);
	}

	private void publish(List<ConversationCommand> commands) {
		this.wire.publishAll(commands);
		this.published += commands.size();
	}

	void awaitOutcomes() {
		Awaitility.await().atMost(Wire.PATIENCE.multipliedBy(2)).until(() -> outcomes().size() == this.published);
		assertThat(outcomes()).extracting(CommandOutcome::getStatus).containsOnly("applied");
	}

	/** At least one outcome that was not there before what was sent last. */
	void awaitProgress() {
		Awaitility.await().atMost(Wire.PATIENCE).until(() -> outcomes().size() > this.outcomesBefore);
	}

	/** Keeps sending, with some hundred commands under way, until that has happened. */
	<T> T during(Supplier<T> event) {
		// Not in the common pool, which the HTTP client of the JDK needs.
		CompletableFuture<T> happened = CompletableFuture.supplyAsync(event, (task) -> new Thread(task).start());
		while (!happened.isDone()) {
			send(100);
			Awaitility.await().atMost(Wire.PATIENCE).until(() -> outcomes().size() > this.published - 300);
		}
		return happened.join();
	}

	private Collection<CommandOutcome> outcomes() {
		return this.wire.outcomes().values();
	}

	/** Each event once and in order, for a subscriber that sees what is committed. */
	void verifyExactlyOnce(MongoDatabase database) {
		Map<String, Long> versions = versions(database);
		Awaitility.await()
			.atMost(Wire.PATIENCE)
			.until(() -> events().size() >= versions.values().stream().mapToLong(Long::longValue).sum());
		Map<String, List<ConversationEvent>> events = eventsByConversation();
		versions.forEach((conversation, version) -> {
			assertThat(events.get(conversation)).extracting(ConversationEvent::getVersion)
				.containsExactlyElementsOf(upTo(version));
			verifyMessages(events.get(conversation));
		});
		verifyNothingDead();
	}

	/** Each event, perhaps more than once; the first of each in order. */
	void verifyAtLeastOnce(MongoDatabase database) {
		versions(database).forEach((conversation, version) -> {
			List<ConversationEvent> events = Awaitility.await()
				.atMost(Wire.PATIENCE)
				.until(() -> this.wire.events(conversation), (seen) -> seen.size() >= version);
			assertThat(events.stream().map(ConversationEvent::getVersion).distinct())
				.containsExactlyElementsOf(upTo(version));
			assertThat(events.stream().map(ConversationEvent::getEventId).distinct()).hasSize(version.intValue());
		});
		verifyNothingDead();
	}

	/** From when a command was issued until its events were published. */
	Duration longestWaitSince(long millis) {
		return this.wire.eventRecords((record) -> isOwn(record) && record.timestamp() >= millis)
			.stream()
			.map((record) -> Duration.between(Instant.parse(header(record, "ce_time")),
					Instant.ofEpochMilli(record.timestamp())))
			.max(Duration::compareTo)
			.orElseThrow();
	}

	private boolean isOwn(ConsumerRecord<byte[], byte[]> record) {
		return this.conversations.contains(key(record));
	}

	private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
		return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
	}

	private void verifyNothingDead() {
		Set<String> own = Set.copyOf(this.conversations);
		assertThat(this.wire.deadLetters((record) -> own.contains(key(record)))).isEmpty();
	}

	private static void verifyMessages(List<ConversationEvent> events) {
		List<MessageAdded> messages = events.stream()
			.map(ConversationEvent::getPayload)
			.filter(MessageAdded.class::isInstance)
			.map(MessageAdded.class::cast)
			.toList();
		assertThat(messages).extracting(MessageAdded::getIndex).containsExactlyElementsOf(upTo(messages.size()));
		assertThat(messages).extracting((message) -> Integer.valueOf(message.getContent().substring(8))).isSorted();
	}

	private Map<String, Long> versions(MongoDatabase database) {
		Map<String, Long> versions = new HashMap<>();
		database.getCollection(Store.CONVERSATIONS)
			.find(Filters.in("_id", this.conversations))
			.forEach((Document document) -> versions.put(document.getString("_id"), document.getLong("version")));
		assertThat(versions).hasSize(this.conversations.size());
		long messages = database.getCollection(Store.MESSAGES)
			.countDocuments(Filters.in("conversation_id", this.conversations));
		assertThat(messages).isEqualTo(this.sent - this.sent / 50);
		return versions;
	}

	private List<ConversationEvent> events() {
		Set<String> own = Set.copyOf(this.conversations);
		return this.wire.events((record) -> own.contains(key(record)));
	}

	private Map<String, List<ConversationEvent>> eventsByConversation() {
		return events().stream().collect(Collectors.groupingBy(ConversationEvent::getConversationId));
	}

	private static String key(ConsumerRecord<byte[], byte[]> record) {
		return (record.key() != null) ? new String(record.key(), StandardCharsets.UTF_8) : "";
	}

	private static List<Long> upTo(long last) {
		return LongStream.rangeClosed(1, last).boxed().toList();
	}

}
