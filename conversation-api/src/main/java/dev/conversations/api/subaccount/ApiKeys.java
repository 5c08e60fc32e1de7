package dev.conversations.api.subaccount;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.conversations.api.store.MongoCalls;
import dev.conversations.store.ApiKeyDocument;
import dev.conversations.store.Store;
import org.bson.conversions.Bson;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Updates.set;

/**
 * The API keys in MongoDB. A key that was looked up is remembered for 5 seconds, so a
 * revoked key is refused at once by this instance and within 5 seconds by every other.
 */
@Component
class ApiKeys {

	private static final Duration REMEMBERED = Duration.ofSeconds(5);

	private static final Duration FAMILIAR = Duration.ofHours(1);

	private static final int REMEMBERED_AT_MOST = 10_000;

	private final MongoCollection<ApiKeyDocument> collection;

	private final AsyncCache<String, Optional<ApiKeyDocument>> remembered = Caffeine.newBuilder()
		.expireAfterWrite(REMEMBERED)
		.maximumSize(REMEMBERED_AT_MOST)
		.executor(Runnable::run)
		.buildAsync();

	/**
	 * Keys that were good not long ago, so that a flood of unknown ones does not hinder
	 * them.
	 */
	private final Cache<String, Boolean> familiar = Caffeine.newBuilder()
		.expireAfterAccess(FAMILIAR)
		.maximumSize(REMEMBERED_AT_MOST)
		.executor(Runnable::run)
		.build();

	ApiKeys(MongoDatabase database) {
		this.collection = database.getCollection(Store.API_KEYS, ApiKeyDocument.class);
	}

	/** The good key of this id; empty when it is unknown or revoked. */
	Mono<ApiKeyDocument> find(String keyId) {
		return Mono.fromFuture(() -> this.remembered.get(keyId, (id, executor) -> look(id).toFuture()), true)
			.flatMap(Mono::justOrEmpty);
	}

	/** Whether the key was made here, or was good here, within the last hour. */
	boolean isFamiliar(String keyId) {
		return this.familiar.getIfPresent(keyId) != null;
	}

	Mono<ApiKeyDocument> add(ApiKeyDocument key) {
		return MongoCalls.one(this.collection.insertOne(key))
			.thenReturn(key)
			.doOnNext((added) -> this.familiar.put(added.id(), true));
	}

	/** The keys of a sub-account, oldest first, beginning behind the given id. */
	Mono<List<ApiKeyDocument>> list(String subAccountId, String after, int limit) {
		return MongoCalls.all(this.collection.find(and(eq("sub_account_id", subAccountId), gt("_id", after)))
			.sort(ascending("_id"))
			.limit(limit));
	}

	/** Empty when the sub-account has no such key; a revoked one stays as it is. */
	Mono<ApiKeyDocument> revoke(String subAccountId, String keyId, Instant now) {
		Bson its = and(eq("_id", keyId), eq("sub_account_id", subAccountId));
		var options = new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER);
		return MongoCalls
			.one(this.collection.findOneAndUpdate(and(its, eq("revoked_at", null)), set("revoked_at", now), options))
			.switchIfEmpty(MongoCalls.one(this.collection.find(its).first()))
			.doOnNext((revoked) -> this.remembered.synchronous().invalidateAll(List.of(keyId)));
	}

	private Mono<Optional<ApiKeyDocument>> look(String keyId) {
		return MongoCalls.one(this.collection.find(eq("_id", keyId)).first())
			.filter((key) -> key.revokedAt() == null)
			.doOnNext((key) -> this.familiar.put(keyId, true))
			.map(Optional::of)
			.defaultIfEmpty(Optional.empty());
	}

}
