package dev.conversations.processor.ledger;

import java.util.ArrayList;
import java.util.List;

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
 * stored: every conversation that was consulted is guarded by its version, changed or
 * not.
 */
final class Writes {

	private final String database;

	private final List<ClientNamespacedWriteModel> models = new ArrayList<>();

	private final Replacements replacements = new Replacements();

	private int inserts;

	private int consulted;

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
		if (after == null) {
			return;
		}
		if (before == null) {
			insert(Store.CONVERSATIONS, Documents.of(after));
		}
		else if (touched.changed()) {
			this.replacements.add(before.version(), Documents.of(after));
		}
		else {
			consult(before);
		}
	}

	/** Looks for the version and changes nothing. */
	private void consult(Conversation conversation) {
		this.models.add(ClientNamespacedWriteModel.updateOne(namespace(Store.CONVERSATIONS),
				Filters.and(Filters.eq("_id", conversation.id()), Filters.eq("version", conversation.version())),
				Updates.max("version", conversation.version())));
		this.consulted++;
	}

	private void insert(String collection, Object document) {
		this.models.add(ClientNamespacedWriteModel.insertOne(namespace(collection), document));
		this.inserts++;
	}

	private MongoNamespace namespace(String collection) {
		return new MongoNamespace(this.database, collection);
	}

	List<ClientNamespacedWriteModel> models() {
		List<ClientNamespacedWriteModel> all = new ArrayList<>(this.models);
		all.addAll(this.replacements.models(namespace(Store.CONVERSATIONS)));
		return all;
	}

	/** Whether every write found what it was meant for. */
	boolean tookEffect(ClientBulkWriteResult result) {
		return result.getInsertedCount() == this.inserts
				&& result.getMatchedCount() == this.consulted + this.replacements.size()
				&& result.getModifiedCount() == this.replacements.size();
	}

}
