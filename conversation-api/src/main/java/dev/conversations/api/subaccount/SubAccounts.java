package dev.conversations.api.subaccount;

import java.util.List;

import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.conversations.api.problem.ErrorCode;
import dev.conversations.api.problem.Problem;
import dev.conversations.api.store.MongoCalls;
import dev.conversations.store.Store;
import dev.conversations.store.SubAccountDocument;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Sorts.ascending;

/** The sub-accounts in MongoDB. */
@Component
class SubAccounts {

	private final MongoCollection<SubAccountDocument> collection;

	SubAccounts(MongoDatabase database) {
		this.collection = database.getCollection(Store.SUB_ACCOUNTS, SubAccountDocument.class);
	}

	Mono<SubAccountDocument> add(SubAccountDocument subAccount) {
		return MongoCalls.one(this.collection.insertOne(subAccount)).thenReturn(subAccount);
	}

	/** Ends with a 404 when there is none of this id. */
	Mono<SubAccountDocument> get(String id) {
		return MongoCalls.one(this.collection.find(eq("_id", id)).first())
			.switchIfEmpty(
					Mono.error(() -> Problem.of(ErrorCode.SUB_ACCOUNT_NOT_FOUND, "There is no such sub-account.")));
	}

	/** Oldest first, beginning behind the given id. */
	Mono<List<SubAccountDocument>> list(String after, int limit) {
		return MongoCalls.all(this.collection.find(gt("_id", after)).sort(ascending("_id")).limit(limit));
	}

}
