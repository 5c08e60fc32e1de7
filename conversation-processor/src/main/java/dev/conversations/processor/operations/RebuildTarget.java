package dev.conversations.processor.operations;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.bson.Document;

import com.mongodb.ClientBulkWriteException;
import com.mongodb.MongoNamespace;
import com.mongodb.MongoWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.TransactionOptions;
import com.mongodb.WriteConcern;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.bulk.ClientBulkWriteResult;
import com.mongodb.client.model.bulk.ClientReplaceOneOptions;
import com.mongodb.client.model.bulk.ClientUpdateOneOptions;
import com.mongodb.client.model.bulk.ClientNamespacedWriteModel;
import dev.conversations.processor.conversation.Conversation;
import dev.conversations.processor.ledger.Documents;
import dev.conversations.processor.operations.RebuildBatch.Reopening;
import dev.conversations.store.ConversationDocument;
import dev.conversations.store.RebuildMark;
import dev.conversations.store.Store;
import dev.conversations.store.StoreIndexes;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * The fresh database that a rebuild fills. How far it is stands beside the documents and
 * is stored with them, so that a rebuild goes on wherever it was ended.
 */
final class RebuildTarget {

	private static final String PARTITION = "partition-";

	private static final TransactionOptions OPTIONS = TransactionOptions.builder()
		.readConcern(ReadConcern.SNAPSHOT)
		.writeConcern(WriteConcern.MAJORITY)
		.build();

	private final MongoClient client;

	private final MongoDatabase database;

	private final MongoCollection<RebuildMark> mark;

	private final MongoCollection<Document> progress;

	RebuildTarget(MongoClient client, MongoDatabase database) {
		this.client = client;
		this.database = database.withReadConcern(ReadConcern.MAJORITY).withWriteConcern(WriteConcern.MAJORITY);
		this.mark = this.database.getCollection(Store.REBUILD, RebuildMark.class);
		this.progress = this.database.getCollection(Store.REBUILD);
	}

	/**
	 * Makes the database the target of a rebuild, if it is not that already.
	 * @param topicId Kafka's id of the event topic
	 * @throws RefusedException when it is anything else
	 */
	void claim(String topicId) {
		RebuildMark present = mark();
		if (present == null) {
			refuseContent();
			this.mark.insertOne(new RebuildMark(RebuildMark.ID, topicId, now(), null));
		}
		else if (!present.topicId().equals(topicId)) {
			throw new RefusedException(name() + " was made from another event topic (id " + present.topicId()
					+ ", the one here has " + topicId + "). Drop that database or choose another name.");
		}
		else if (!present.unfinished()) {
			throw new RefusedException(name() + " was switched to at " + present.switchedAt()
					+ ", and a processor may have written to it since. Choose another name.");
		}
		StoreIndexes.ensure(this.database);
	}

	/**
	 * @throws RefusedException when no rebuild was made into it
	 */
	void requireRebuild() {
		if (mark() == null) {
			throw new RefusedException(name() + " is no rebuild: run rebuild --into " + name() + " first.");
		}
	}

	private @Nullable RebuildMark mark() {
		return this.mark.find(Filters.eq("_id", RebuildMark.ID)).first();
	}

	private void refuseContent() {
		for (String collection : this.database.listCollectionNames()) {
			if (this.database.getCollection(collection).find().first() != null) {
				throw new RefusedException(name() + " is not empty (it has " + collection
						+ ") and is no rebuild. Choose another name, or drop that database if nobody needs it.");
			}
		}
	}

	String name() {
		return this.database.getName();
	}

	MongoDatabase database() {
		return this.database;
	}

	/** Conversations in it, as MongoDB's metadata counts them. */
	long conversations() {
		return this.database.getCollection(Store.CONVERSATIONS).estimatedDocumentCount();
	}

	/** Messages in it, as MongoDB's metadata counts them. */
	long messages() {
		return this.database.getCollection(Store.MESSAGES).estimatedDocumentCount();
	}

	/** For each partition that was read, the offset to go on from. */
	Map<Integer, Long> next() {
		Map<Integer, Long> next = new HashMap<>();
		this.progress.find(Filters.regex("_id", "^" + PARTITION))
			.forEach((note) -> next.put(Integer.valueOf(note.getString("_id").substring(PARTITION.length())),
					note.getLong("next")));
		return next;
	}

	/** An empty batch that knows the conversations of these ids. */
	RebuildBatch batch(Set<String> conversationIds) {
		Map<String, Conversation> known = new HashMap<>();
		this.database.getCollection(Store.CONVERSATIONS, ConversationDocument.class)
			.find(Filters.in("_id", conversationIds))
			.forEach((document) -> known.put(document.id(), Documents.read(document)));
		Map<String, Reopening> reopenings = new HashMap<>();
		this.progress.find(Filters.in("_id", conversationIds))
			.forEach((note) -> reopenings.put(note.getString("_id"),
					new Reopening(note.getLong("version"), note.getString("reopened_by"))));
		return new RebuildBatch(known, reopenings);
	}

	/**
	 * Stores documents and progress of a batch together.
	 * @throws RefusedException when something else writes to this database
	 */
	void store(RebuildBatch batch) {
		List<ClientNamespacedWriteModel> writes = writes(batch);
		if (writes.isEmpty()) {
			return;
		}
		try (ClientSession session = this.client.startSession()) {
			session.withTransaction(() -> write(session, writes), OPTIONS);
		}
		catch (ClientBulkWriteException | MongoWriteException ex) {
			throw new RefusedException(name() + " does not take what the events come to, so something else wrote to it"
					+ " (another rebuild?). Stop that, or choose another name. " + ex.getMessage(), ex);
		}
	}

	private ClientBulkWriteResult write(ClientSession session, List<ClientNamespacedWriteModel> writes) {
		return this.client.bulkWrite(session, writes);
	}

	private List<ClientNamespacedWriteModel> writes(RebuildBatch batch) {
		List<ClientNamespacedWriteModel> writes = new ArrayList<>();
		batch.messages()
			.forEach((message) -> writes.add(ClientNamespacedWriteModel.insertOne(namespace(Store.MESSAGES), message)));
		batch.changed().forEach((id, changed) -> writes.add(conversation(batch.versionBefore(id), changed)));
		batch.reopenings()
			.forEach((id, reopening) -> writes.add(note(id, Updates.combine(Updates.set("version", reopening.version()),
					Updates.set("reopened_by", reopening.commandId())))));
		batch.next().forEach((partition, next) -> writes.add(note(PARTITION + partition, Updates.set("next", next))));
		return writes;
	}

	/** Fails on a duplicate id where the target has another version by now. */
	private ClientNamespacedWriteModel conversation(long versionBefore, Conversation changed) {
		if (versionBefore == 0) {
			return ClientNamespacedWriteModel.insertOne(namespace(Store.CONVERSATIONS), Documents.of(changed));
		}
		Bson before = Filters.and(Filters.eq("_id", changed.id()), Filters.eq("version", versionBefore));
		return ClientNamespacedWriteModel.replaceOne(namespace(Store.CONVERSATIONS), before, Documents.of(changed),
				ClientReplaceOneOptions.clientReplaceOneOptions().upsert(true));
	}

	private ClientNamespacedWriteModel note(String id, Bson update) {
		return ClientNamespacedWriteModel.updateOne(namespace(Store.REBUILD), Filters.eq("_id", id), update,
				ClientUpdateOneOptions.clientUpdateOneOptions().upsert(true));
	}

	private MongoNamespace namespace(String collection) {
		return new MongoNamespace(name(), collection);
	}

	/** Lets processors use the database from now on. */
	void finish() {
		this.progress.deleteMany(Filters.exists("reopened_by"));
		this.mark.updateOne(Filters.eq("_id", RebuildMark.ID), Updates.set("switched_at", now()));
	}

	private static Instant now() {
		return Instant.now().truncatedTo(ChronoUnit.MILLIS);
	}

}
