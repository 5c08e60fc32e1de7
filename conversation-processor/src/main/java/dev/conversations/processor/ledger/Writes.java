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
 * The writes of one transaction. A decision on a state that is no longer true cannot be
 * stored: conversations that were remembered are guarded by their version, changed or
 * not. Those that were read in this transaction are guarded by its snapshot, for MongoDB
 * lets it change nothing that others have changed since; so they are found by their ids
 * alone, which takes no query plan.
 */
final class Writes {

	private final String database;

	private final boolean remembered;

	private final List<ClientNamespacedWriteModel> models = new ArrayList<>();

	private int inserts;

	private int matches;

	/**
	 * @param remembered whether the conversations come from the cache
	 */
	Writes(String database, boolean remembered) {
		this.database = database;
		this.remembered = remembered;
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
		if (after != null && touched.changed()) {
			this.models.add(ClientNamespacedWriteModel.replaceOne(namespace(Store.CONVERSATIONS), filter(before),
					Documents.of(after)));
			this.matches++;
		}
		else if (this.remembered) {
			this.models.add(ClientNamespacedWriteModel.updateOne(namespace(Store.CONVERSATIONS), filter(before),
					Updates.set("version", before.version())));
			this.matches++;
		}
	}

	private Bson filter(Conversation before) {
		Bson id = Filters.eq("_id", before.id());
		return this.remembered ? Filters.and(id, Filters.eq("version", before.version())) : id;
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
