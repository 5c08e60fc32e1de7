package dev.conversations.processor.kafka;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.apache.kafka.clients.producer.RecordMetadata;
import org.bson.RawBsonDocument;
import org.springframework.util.unit.DataSize;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Sorts;
import dev.conversations.local.RealParts;
import dev.conversations.processor.ledger.Ledger;
import dev.conversations.processor.ledger.ReceivedCommand;
import dev.conversations.processor.wire.AvroCommands;
import dev.conversations.processor.wire.EventCodec;
import dev.conversations.schema.command.ConversationCommand;
import dev.conversations.schema.wire.ConfluentAvroDeserializer;
import dev.conversations.schema.wire.ConfluentAvroSerializer;
import dev.conversations.store.Source;
import dev.conversations.store.Store;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A database whose history is all that the event topic holds: what was there before is
 * deleted from the topic.
 */
final class HistoryDatabase implements AutoCloseable {

	private final MongoClient client = MongoClients.create(MongoClientSettings.builder()
		.applyConnectionString(new ConnectionString(RealParts.shared().mongodbUri()))
		.codecRegistry(Store.CODECS)
		.build());

	private final Wire wire = new Wire(RealParts.shared());

	private final VariedLoad load;

	private final String name;

	HistoryDatabase(String name, int commands) {
		this.name = name;
		try (RunningProcessor processor = start(name)) {
			EventTopicTools.empty();
			this.load = new VariedLoad(this.wire, 1);
			this.load.run(commands);
		}
		EventTopicTools.awaitNoProcessor();
	}

	Wire wire() {
		return this.wire;
	}

	VariedLoad load() {
		return this.load;
	}

	MongoDatabase database(String database) {
		return this.client.getDatabase(database);
	}

	MongoDatabase database() {
		return database(this.name);
	}

	/**
	 * Lets a processor die between the MongoDB transaction and the publishing of this
	 * command.
	 */
	void applyWithoutPublishing(ConversationCommand command) {
		RecordMetadata record = this.wire.publish(command);
		Map<String, Object> settings = Map.of("schema.registry.url", RealParts.shared().schemaRegistryUrl(),
				"http.read.timeout.ms", 60_000, "specific.avro.reader", true);
		ConfluentAvroSerializer serializer = new ConfluentAvroSerializer();
		serializer.configure(settings, false);
		ConfluentAvroDeserializer deserializer = new ConfluentAvroDeserializer();
		deserializer.configure(settings, false);
		Ledger ledger = new Ledger(this.client, database(), new EventCodec(serializer, deserializer),
				() -> Instant.now().truncatedTo(ChronoUnit.MILLIS), DataSize.ofMegabytes(1));
		ledger.apply(List.of(new ReceivedCommand(AvroCommands.read(command),
				new Source(record.partition(), record.offset()), null, null, null)));
	}

	/** Starts a processor on a database; it leaves the group as soon as it is closed. */
	static RunningProcessor start(String database) {
		return RunningProcessor.start(RealParts.shared(),
				"spring.mongodb.uri=" + RealParts.shared().mongodbUri(database),
				"conversations.processor.instance-id=");
	}

	OperatorRun run(String... arguments) {
		return OperatorRun.on(this.name, arguments);
	}

	OperatorRun rebuild(String into, String... options) {
		return run(Stream.concat(Stream.of("rebuild", "--into", into), Stream.of(options)).toArray(String[]::new));
	}

	/** Fails unless conversations and messages are the same, byte for byte. */
	void assertSame(String database) {
		for (String collection : List.of(Store.CONVERSATIONS, Store.MESSAGES)) {
			List<RawBsonDocument> original = documents(this.name, collection);
			List<RawBsonDocument> rebuilt = documents(database, collection);
			assertThat(rebuilt).extracting((document) -> document.get("_id"))
				.isNotEmpty()
				.containsExactlyElementsOf(original.stream().map((document) -> document.get("_id")).toList());
			for (int i = 0; i < original.size(); i++) {
				assertThat(bytes(rebuilt.get(i))).as(rebuilt.get(i) + " is not " + original.get(i))
					.isEqualTo(bytes(original.get(i)));
			}
		}
	}

	private static byte[] bytes(RawBsonDocument document) {
		byte[] bytes = new byte[document.getByteBuffer().remaining()];
		document.getByteBuffer().get(bytes);
		return bytes;
	}

	private List<RawBsonDocument> documents(String database, String collection) {
		return database(database).getCollection(collection, RawBsonDocument.class)
			.find()
			.sort(Sorts.ascending("_id"))
			.into(new ArrayList<>());
	}

	@Override
	public void close() {
		this.wire.close();
		this.client.close();
	}

}
