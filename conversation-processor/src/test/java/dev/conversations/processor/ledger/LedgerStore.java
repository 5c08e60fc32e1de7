package dev.conversations.processor.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.springframework.util.unit.DataSize;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import com.mongodb.event.CommandListener;
import dev.conversations.local.RealParts;
import dev.conversations.processor.conversation.RecordedEvent;
import dev.conversations.processor.wire.EventCodec;
import dev.conversations.schema.wire.ConfluentAvroDeserializer;
import dev.conversations.schema.wire.ConfluentAvroSerializer;
import dev.conversations.store.Store;
import dev.conversations.store.StoreIndexes;

import static org.assertj.core.api.Assertions.assertThat;

/** A database of a real mongod, with ledgers on it, and a look at what they stored. */
final class LedgerStore implements AutoCloseable {

	private static final EventCodec CODEC = codec(RealParts.shared());

	/** Far ahead, or MongoDB forgets the entries while a test runs. */
	private static final Instant CLOCK = Instant.parse("2226-03-15T10:30:00Z");

	final MongoClient client;

	final MongoDatabase database;

	private LedgerStore(String uri, CommandListener... listeners) {
		MongoClientSettings.Builder settings = MongoClientSettings.builder()
			.applyConnectionString(new ConnectionString(uri));
		List.of(listeners).forEach(settings::addCommandListener);
		new LedgerConfiguration().storeSettings().customize(settings);
		this.client = MongoClients.create(settings.build());
		this.database = this.client.getDatabase("ledger_tests");
		StoreIndexes.ensure(this.database);
	}

	static LedgerStore open() {
		return new LedgerStore(RealParts.shared().mongodbUri("ledger_tests"));
	}

	static LedgerStore open(String uri) {
		return new LedgerStore(uri);
	}

	static LedgerStore open(CommandListener listener) {
		return new LedgerStore(RealParts.shared().mongodbUri("ledger_tests"), listener);
	}

	private static EventCodec codec(RealParts parts) {
		Map<String, Object> settings = Map.of("schema.registry.url", parts.schemaRegistryUrl(), "http.read.timeout.ms",
				60_000, "specific.avro.reader", true);
		ConfluentAvroSerializer serializer = new ConfluentAvroSerializer();
		serializer.configure(settings, false);
		ConfluentAvroDeserializer deserializer = new ConfluentAvroDeserializer();
		deserializer.configure(settings, false);
		return new EventCodec(serializer, deserializer);
	}

	/** As a processor has after its start: it remembers nothing. */
	Ledger ledger() {
		return new Ledger(this.client, this.database, CODEC, () -> CLOCK, DataSize.ofMegabytes(1));
	}

	/** All that lies in MongoDB on a conversation. */
	Stored stored(Commands commands) {
		return new Stored(find(Store.CONVERSATIONS, Filters.eq("_id", commands.conversation), "_id"),
				find(Store.MESSAGES, Filters.eq("conversation_id", commands.conversation), "index"),
				find(Store.LEDGER, Filters.eq("sub_account_id", commands.tenant.subAccountId()), "_id"));
	}

	/** As MongoDB does when the entry of a command has expired. */
	void forget(ReceivedCommand command) {
		assertThat(this.database.getCollection(Store.LEDGER)
			.deleteOne(Filters.eq("_id", command.command().id()))
			.getDeletedCount()).isEqualTo(1);
	}

	private List<Document> find(String collection, Bson filter, String order) {
		return this.database.getCollection(collection)
			.find(filter)
			.sort(Sorts.ascending(order))
			.into(new ArrayList<>());
	}

	/** The events as they stand in the topic. */
	static List<Binary> bytes(List<Result> results) {
		return results.stream()
			.flatMap((result) -> result.events().stream())
			.map((event) -> new Binary(event.bytes()))
			.toList();
	}

	static List<RecordedEvent> events(List<Result> results) {
		return results.stream().flatMap((result) -> result.events().stream()).map(EncodedEvent::event).toList();
	}

	static List<String> statuses(List<Result> results) {
		return results.stream().map((result) -> result.outcome().status().code()).toList();
	}

	@Override
	public void close() {
		this.client.close();
	}

	/**
	 * @param conversations one or none
	 */
	record Stored(List<Document> conversations, List<Document> messages, List<Document> entries) {

		Document conversation() {
			assertThat(this.conversations).hasSize(1);
			return this.conversations.get(0);
		}

		List<String> contents() {
			return this.messages.stream().map((message) -> message.getString("content")).toList();
		}

		/** Indexes without gaps, and a document that agrees with its messages. */
		void verify() {
			List<Long> indexes = LongStream.rangeClosed(1, this.messages.size()).boxed().toList();
			assertThat(this.messages).extracting((message) -> message.getLong("index"))
				.containsExactlyElementsOf(indexes);
			assertThat(conversation().getLong("message_count")).isEqualTo(this.messages.size());
		}

	}

}
