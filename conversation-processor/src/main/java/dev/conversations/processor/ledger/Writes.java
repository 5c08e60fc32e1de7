package dev.conversations.processor.ledger;

import java.util.ArrayList;
import java.util.List;

import org.bson.conversions.Bson;

import com.mongodb.MongoNamespace;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.bulk.ClientBulkWriteResult;
import com.mongodb.client.model.bulk.ClientNamespacedWriteModel;
import dev.conversations.processor.conversation.Conversation;
import dev.conversations.store.LedgerEntry;
import dev.conversations.store.MessageDocument;
import dev.conversations.store.Store;

/**
 * The writes of one transaction. Each conversation that was consulted is guarded by the
 * version that was read, changed or not, so that a decision on a state that is no longer
 * true cannot be stored.
 */
final class Writes {

	private final String database;

	private final List<ClientNamespacedWriteModel> models = new ArrayList<>();

	private int inserts;

	private int matches;

	Writes(String database) {
		this.database = database;
	}

	void message(MessageDocument message) {
		insert(Store.MESSAGES, message);
	}

	void entry(LedgerEntry entry) {
		insert(Store.LEDGER, entry);
	}

	void conversation(Touched touched) {
		Conversation before = touched.before();
		Conversation after = touched.after();
		if (before == null) {
			if (after != null) {
				insert(Store.CONVERSATIONS, Documents.of(after));
			}
			return;
		}
		Bson filter = Filters.and(Filters.eq("_id", before.id()), Filters.eq("version", before.version()));
		this.matches++;
		if (after != null && touched.changed()) {
			this.models.add(
					ClientNamespacedWriteModel.replaceOne(namespace(Store.CONVERSATIONS), filter, Documents.of(after)));
		}
		else {
			this.models.add(ClientNamespacedWriteModel.updateOne(namespace(Store.CONVERSATIONS), filter,
					Updates.set("version", before.version())));
		}
	}

	private void insert(String collection, Object document) {
		this.models.add(ClientNamespacedWriteModel.insertOne(namespace(collection), document));
		this.inserts++;
	}

	private MongoNamespace namespace(String collection) {
		return new MongoNamespace(this.database, collection);
	}

	boolean isEmpty() {
		return this.models.isEmpty();
	}

	List<ClientNamespacedWriteModel> models() {
		return this.models;
	}

	/** Whether every write found what it was meant for. */
	boolean tookEffect(ClientBulkWriteResult result) {
		return result.getInsertedCount() == this.inserts && result.getMatchedCount() == this.matches;
	}

}
