package dev.conversations.benchmarks.drain;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoNamespace;
import com.mongodb.ReadConcern;
import com.mongodb.TransactionOptions;
import com.mongodb.WriteConcern;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.bulk.ClientNamespacedWriteModel;
import dev.conversations.benchmarks.lab.Lab;
import dev.conversations.benchmarks.lab.Meter;
import dev.conversations.benchmarks.load.Cost;
import dev.conversations.benchmarks.measure.Conversations;
import dev.conversations.schema.IdKind;
import dev.conversations.store.ConversationDocument;
import dev.conversations.store.MessageDocument;
import dev.conversations.store.Source;
import dev.conversations.store.Store;
import dev.conversations.store.StoreIndexes;

/**
 * The MongoDB driver alone, with the documents, indexes and batches of the processor: one
 * find and one bulk write in one transaction, which replaces conversations by their ids.
 */
final class LedgerLimit implements AutoCloseable {

	private static final String DATABASE = "ledger_limit";

	private static final TransactionOptions MAJORITY = TransactionOptions.builder()
		.readConcern(ReadConcern.SNAPSHOT)
		.writeConcern(WriteConcern.MAJORITY)
		.build();

	private final Lab lab;

	private final MongoClient client;

	private final MongoDatabase database;

	private final MongoCollection<ConversationDocument> conversations;

	LedgerLimit(Lab lab) {
		this.lab = lab;
		this.client = MongoClients.create(MongoClientSettings.builder()
			.applyConnectionString(new ConnectionString(lab.parts().mongodbUri(DATABASE)))
			.codecRegistry(Store.CODECS)
			.build());
		this.database = this.client.getDatabase(DATABASE);
		this.conversations = this.database.getCollection(Store.CONVERSATIONS, ConversationDocument.class);
		StoreIndexes.ensure(this.database);
	}

	MongoDatabase database() {
		return this.database;
	}

	/**
	 * Writes so many messages.
	 * @param inBatch conversations in each batch
	 */
	Drained write(List<String> ids, int inBatch, int messages) {
		Cost before = cost();
		int batches = messages / Shape.BATCH;
		long start = 0;
		for (int batch = 0; batch < batches; batch++) {
			writeBatch(batch(ids, inBatch, batch));
			start = (batch == 0) ? System.nanoTime() : start;
		}
		return new Drained(batches * Shape.BATCH, (System.nanoTime() - start) / 1e9, cost().minus(before));
	}

	/** What this process and MongoDB have cost so far. */
	private Cost cost() {
		Cost mongodb = this.lab.meter().read(List.of(this.lab.mongodb()));
		Duration own = Meter.cpu(ProcessHandle.current());
		return new Cost(mongodb.cpu().plus(own), mongodb.transactions(), 0, mongodb.resident());
	}

	/** The next conversations, beginning again after the last. */
	private static List<String> batch(List<String> ids, int size, int number) {
		List<String> batch = new ArrayList<>(size);
		for (int n = 0; n < size; n++) {
			batch.add(ids.get((int) (((long) number * size + n) % ids.size())));
		}
		return batch;
	}

	private void writeBatch(List<String> ids) {
		try (ClientSession session = this.client.startSession()) {
			session.withTransaction(() -> this.client.bulkWrite(session, models(session, ids)), MAJORITY);
		}
	}

	private List<ClientNamespacedWriteModel> models(ClientSession session, List<String> ids) {
		List<ClientNamespacedWriteModel> models = new ArrayList<>();
		for (ConversationDocument found : this.conversations.find(session, Filters.in("_id", ids))
			.into(new ArrayList<>(ids.size()))) {
			add(found, Shape.BATCH / ids.size(), models);
		}
		return models;
	}

	private static void add(ConversationDocument before, int messages, List<ClientNamespacedWriteModel> models) {
		ConversationDocument after = before;
		for (int n = 0; n < messages; n++) {
			MessageDocument message = message(after);
			models.add(ClientNamespacedWriteModel.insertOne(namespace(Store.MESSAGES), message));
			after = with(after, message);
		}
		models.add(ClientNamespacedWriteModel.replaceOne(namespace(Store.CONVERSATIONS), Filters.eq("_id", before.id()),
				after));
	}

	private static MongoNamespace namespace(String collection) {
		return new MongoNamespace(DATABASE, collection);
	}

	private static MessageDocument message(ConversationDocument conversation) {
		int number = (int) conversation.messageCount() + 1;
		return new MessageDocument(IdKind.MESSAGE.next(), conversation.id(), conversation.subAccountId(),
				conversation.mode(), number, Conversations.sender(number), Conversations.content(number),
				Instant.now().truncatedTo(ChronoUnit.MILLIS), conversation.version() + 1, null, IdKind.COMMAND.next(),
				new Source(0, 0));
	}

	private static ConversationDocument with(ConversationDocument before, MessageDocument message) {
		long unread = message.sender().equals("customer") ? before.unreadCount() + 1 : 0;
		return new ConversationDocument(before.id(), before.subAccountId(), before.mode(), before.customerId(),
				before.customerName(), before.customerEmail(), before.customerPhone(), before.channel(),
				before.status(), before.subject(), message.content(), before.createdAt(), message.timestamp(),
				unread > 0, unread, before.tags(), message.index(), message.version());
	}

	@Override
	public void close() {
		this.client.close();
	}

}
