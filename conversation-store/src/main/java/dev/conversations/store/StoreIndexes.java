package dev.conversations.store;

import java.util.List;
import java.util.concurrent.TimeUnit;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;

import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.compoundIndex;
import static com.mongodb.client.model.Indexes.descending;

/**
 * Makes the indexes that the queries need. Their names carry a version: a changed index
 * gets a new name, and the old name is listed as retired.
 */
public final class StoreIndexes {

	/**
	 * For every list without a customer: each filter that the request leaves out is
	 * filled with all of its values, and MongoDB merges the sorted runs.
	 */
	public static final String CONVERSATIONS_BY_ACTIVITY = "by_activity_v1";

	public static final String CONVERSATIONS_BY_CUSTOMER = "by_customer_v1";

	public static final String MESSAGES_BY_INDEX = "by_index_v1";

	private StoreIndexes() {
	}

	/**
	 * Makes what is missing. May run any number of times, and in several processes at
	 * once.
	 */
	public static void ensure(MongoDatabase database) {
		database.getCollection(Store.CONVERSATIONS)
			.createIndexes(List.of(
					index(CONVERSATIONS_BY_ACTIVITY,
							compoundIndex(ascending("sub_account_id", "mode", "status", "channel", "unread"),
									descending("last_activity_at", "_id"))),
					index(CONVERSATIONS_BY_CUSTOMER, compoundIndex(ascending("sub_account_id", "mode", "customer_id"),
							descending("last_activity_at", "_id")))));
		database.getCollection(Store.MESSAGES)
			.createIndexes(List.of(new IndexModel(ascending("conversation_id", "index"),
					new IndexOptions().name(MESSAGES_BY_INDEX).unique(true))));
		database.getCollection(Store.LEDGER)
			.createIndexes(List.of(new IndexModel(ascending("expires_at"),
					new IndexOptions().name("expiry_v1").expireAfter(0L, TimeUnit.SECONDS))));
		database.getCollection(Store.API_KEYS)
			.createIndexes(List.of(index("by_sub_account_v1", ascending("sub_account_id", "_id"))));
	}

	private static IndexModel index(String name, org.bson.conversions.Bson keys) {
		return new IndexModel(keys, new IndexOptions().name(name));
	}

}
