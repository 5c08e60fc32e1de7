package dev.conversations.faults.invariant;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.mongodb.ReadConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Sorts;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

import dev.conversations.acceptance.EventTopic;
import dev.conversations.acceptance.Lag;
import dev.conversations.faults.instrument.PoisonWriter.Planted;
import dev.conversations.faults.load.CallLog;
import dev.conversations.local.RealParts;
import dev.conversations.schema.Topics;
import dev.conversations.schema.command.ConversationCommand;
import dev.conversations.schema.event.ConversationEvent;
import dev.conversations.schema.wire.ConfluentAvroDeserializer;
import dev.conversations.store.ConversationDocument;
import dev.conversations.store.LedgerEntry;
import dev.conversations.store.MessageDocument;
import dev.conversations.store.Source;
import dev.conversations.store.Store;

/** Reads everything there is, straight from MongoDB and Kafka. */
final class EvidenceReader {

	private final RealParts parts;

	private final @Nullable CallLog log;

	/**
	 * @param log every call that there was; null when that is not known
	 */
	EvidenceReader(RealParts parts, @Nullable CallLog log) {
		this.parts = parts;
		this.log = log;
	}

	Evidence read(List<Planted> planted) {
		Evidence.Clients clients = new Evidence.Clients((this.log != null) ? this.log.all() : List.of(),
				this.log != null);
		return new Evidence(clients, kept(), sent(planted));
	}

	private Evidence.Kept kept() {
		try (MongoClient mongo = MongoClients.create(this.parts.mongodbUri())) {
			MongoDatabase database = mongo.getDatabase(RealParts.DATABASE)
				.withCodecRegistry(Store.CODECS)
				.withReadConcern(ReadConcern.MAJORITY);
			return new Evidence.Kept(all(database, Store.CONVERSATIONS, ConversationDocument.class, "_id"),
					all(database, Store.MESSAGES, MessageDocument.class, "conversation_id", "index"),
					all(database, Store.LEDGER, LedgerEntry.class, "_id"));
		}
	}

	private static <T> List<T> all(MongoDatabase database, String collection, Class<T> type, String... order) {
		return database.getCollection(collection, type).find().sort(Sorts.ascending(order)).into(new ArrayList<>());
	}

	private Evidence.Sent sent(List<Planted> planted) {
		EventTopic topics = new EventTopic(this.parts);
		List<CommandRecord> commands = new ArrayList<>();
		List<EventRecord> events = new ArrayList<>();
		List<String> unreadable = new ArrayList<>();
		try (ConfluentAvroDeserializer deserializer = new ConfluentAvroDeserializer()) {
			deserializer.configure(
					Map.of("schema.registry.url", this.parts.schemaRegistryUrl(), "specific.avro.reader", "true"),
					false);
			topics.committed(Topics.COMMANDS)
				.forEach((record) -> decoded(record, deserializer).filter(ConversationCommand.class::isInstance)
					.map((value) -> command(record, (ConversationCommand) value))
					.ifPresent(commands::add));
			topics.committed(Topics.EVENTS)
				.forEach((record) -> decoded(record, deserializer).filter(ConversationEvent.class::isInstance)
					.map((value) -> new EventRecord(record.partition(), record.offset(), (ConversationEvent) value))
					.ifPresentOrElse(events::add, () -> unreadable
						.add("event at %d@%d cannot be read".formatted(record.partition(), record.offset()))));
		}
		List<DeadLetterRecord> letters = topics.committed(Topics.DEAD_LETTERS)
			.stream()
			.map(EvidenceReader::deadLetter)
			.toList();
		return new Evidence.Sent(commands, events, unreadable, letters, List.copyOf(planted),
				new Lag(this.parts).now());
	}

	private static Optional<Object> decoded(ConsumerRecord<byte[], byte[]> record,
			ConfluentAvroDeserializer deserializer) {
		try {
			return Optional.ofNullable(deserializer.deserialize(record.topic(), record.value()));
		}
		catch (SerializationException | IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

	private CommandRecord command(ConsumerRecord<byte[], byte[]> record, ConversationCommand command) {
		Header header = record.headers().lastHeader("traceparent");
		Optional<Long> call = (this.log == null || header == null) ? Optional.empty()
				: this.log.number(new String(header.value(), StandardCharsets.UTF_8));
		return new CommandRecord(new Source(record.partition(), record.offset()), call.orElse(null), command);
	}

	private static DeadLetterRecord deadLetter(ConsumerRecord<byte[], byte[]> record) {
		int partition = ByteBuffer.wrap(record.headers().lastHeader("kafka_dlt-original-partition").value()).getInt();
		long offset = ByteBuffer.wrap(record.headers().lastHeader("kafka_dlt-original-offset").value()).getLong();
		return new DeadLetterRecord(new Source(partition, offset), record.value());
	}

}
