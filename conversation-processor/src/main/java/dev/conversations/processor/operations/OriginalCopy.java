package dev.conversations.processor.operations;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.cursor.TimeoutMode;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import dev.conversations.store.Store;

/** Takes over from the original database what no event tells. */
final class OriginalCopy {

	private static final int BATCH = 1000;

	private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);

	private final MongoDatabase original;

	private final MongoDatabase target;

	OriginalCopy(MongoDatabase original, MongoDatabase target) {
		this.original = original;
		this.target = target;
	}

	/**
	 * Copies sub-accounts, keys, notes on dead letters, and those ledger entries whose
	 * effect the target has. The commands of the others are decided again.
	 * @return how many of each
	 */
	Map<String, Long> copy() {
		Map<String, Long> copied = new LinkedHashMap<>();
		for (String collection : List.of(Store.SUB_ACCOUNTS, Store.API_KEYS, Store.DEAD_LETTERS)) {
			copied.put(collection, copy(collection, (batch) -> batch));
		}
		copied.put(Store.LEDGER, copy(Store.LEDGER, this::withEffect));
		return copied;
	}

	/** How many conversations have events in the original that the target lacks. */
	long further() {
		AtomicLong further = new AtomicLong();
		inBatches(this.original.getCollection(Store.CONVERSATIONS, RawBsonDocument.class)
			.find()
			.projection(Projections.include("version")), (batch) -> {
				Map<BsonValue, Long> versions = versions(batch, "_id");
				further.addAndGet(batch.stream().filter((document) -> !has(versions, document, "_id")).count());
			});
		return further.get();
	}

	private long copy(String collection, UnaryOperator<List<RawBsonDocument>> wanted) {
		AtomicLong copied = new AtomicLong();
		inBatches(this.original.getCollection(collection, RawBsonDocument.class).find(), (batch) -> {
			List<WriteModel<RawBsonDocument>> writes = new ArrayList<>();
			wanted.apply(batch)
				.forEach((document) -> writes.add(new ReplaceOneModel<>(Filters.eq("_id", document.get("_id")),
						document, new ReplaceOptions().upsert(true))));
			if (!writes.isEmpty()) {
				this.target.getCollection(collection, RawBsonDocument.class).bulkWrite(writes, UNORDERED);
			}
			copied.addAndGet(writes.size());
		});
		return copied.get();
	}

	private List<RawBsonDocument> withEffect(List<RawBsonDocument> entries) {
		Map<BsonValue, Long> versions = versions(entries, "conversation_id");
		return entries.stream()
			.filter((entry) -> !entry.getString("status").getValue().equals("applied")
					|| has(versions, entry, "conversation_id"))
			.toList();
	}

	private static boolean has(Map<BsonValue, Long> versions, BsonDocument document, String id) {
		return version(document) <= versions.getOrDefault(document.getString(id), 0L);
	}

	private Map<BsonValue, Long> versions(List<RawBsonDocument> documents, String id) {
		Set<BsonValue> ids = documents.stream()
			.map((document) -> (BsonValue) document.getString(id))
			.collect(Collectors.toSet());
		Map<BsonValue, Long> versions = new HashMap<>();
		this.target.getCollection(Store.CONVERSATIONS, BsonDocument.class)
			.find(Filters.in("_id", ids))
			.projection(Projections.include("version"))
			.forEach((document) -> versions.put(document.getString("_id"), version(document)));
		return versions;
	}

	private static long version(BsonDocument document) {
		return document.containsKey("version") ? document.getNumber("version").longValue() : 0;
	}

	private static void inBatches(FindIterable<RawBsonDocument> found, Consumer<List<RawBsonDocument>> work) {
		List<RawBsonDocument> batch = new ArrayList<>(BATCH);
		for (RawBsonDocument document : found.timeoutMode(TimeoutMode.ITERATION).batchSize(BATCH)) {
			batch.add(document);
			if (batch.size() == BATCH) {
				work.accept(batch);
				batch = new ArrayList<>(BATCH);
			}
		}
		work.accept(batch);
	}

}
