package dev.conversations.api.conversation;

import java.util.ArrayList;
import java.util.List;

import com.mongodb.reactivestreams.client.FindPublisher;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.conversations.api.problem.ErrorCode;
import dev.conversations.api.problem.Problem;
import dev.conversations.api.store.MongoCalls;
import dev.conversations.api.subaccount.Tenant;
import dev.conversations.store.ConversationDocument;
import dev.conversations.store.MessageDocument;
import dev.conversations.store.Store;
import dev.conversations.store.StoreIndexes;
import org.bson.conversions.Bson;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.nor;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;

/** Reads conversations and messages, every query by an index and none without a limit. */
@Component
class ConversationReads {

	private final MongoCollection<ConversationDocument> conversations;

	private final MongoCollection<MessageDocument> messages;

	private final RememberedMessages remembered;

	ConversationReads(MongoDatabase database, RememberedMessages remembered) {
		this.conversations = database.getCollection(Store.CONVERSATIONS, ConversationDocument.class);
		this.messages = database.getCollection(Store.MESSAGES, MessageDocument.class);
		this.remembered = remembered;
	}

	/** Ends with a 404 when the tenant has none of this id. */
	Mono<ConversationDocument> get(Tenant tenant, String id) {
		return MongoCalls.one(byId(id).first())
			.filter((found) -> isOf(tenant, found))
			.switchIfEmpty(Mono.error(ConversationReads::notFound));
	}

	/**
	 * A conversation and its newest messages, without reading again what is remembered of
	 * them. Ends with a 404 as {@link #get} does.
	 */
	Mono<Excerpt> detail(Tenant tenant, String id) {
		MessagesPage known = this.remembered.of(id);
		return excerpt(tenant, id, MessagesQuery.NEWEST, known).doOnNext((read) -> remember(read, known));
	}

	/** Of a conversation that was read before, as it was then. */
	Mono<Excerpt> detail(ConversationDocument conversation) {
		MessagesPage known = this.remembered.of(conversation.id());
		return excerpt(conversation, MessagesQuery.NEWEST, known).flatMap((read) -> whole(read, MessagesQuery.NEWEST))
			.doOnNext((read) -> remember(read, known));
	}

	/** Ends with a 404 as {@link #get} does. */
	Mono<Excerpt> excerpt(Tenant tenant, String id, MessagesQuery page) {
		return excerpt(tenant, id, page, MessagesPage.EMPTY);
	}

	/**
	 * A conversation and a page of its messages, asked for at once. When a message has
	 * come in between, the messages are read again: it never shows more or less than its
	 * conversation has.
	 */
	private Mono<Excerpt> excerpt(Tenant tenant, String id, MessagesQuery page, MessagesPage known) {
		return Mono
			.zip(get(tenant, id), MongoCalls.all(newest(id, known.last(), page)),
					(conversation, newestFirst) -> new Excerpt(conversation,
							known.continued(newestFirst.reversed(), page.limit())))
			.flatMap((read) -> whole(read, page));
	}

	private Mono<Excerpt> excerpt(ConversationDocument conversation, MessagesQuery page, MessagesPage known) {
		long last = page.last(conversation);
		long above = Math.max(known.last() - 1, last - page.limit());
		return MongoCalls.all(messages(conversation.id(), above, last))
			.map((read) -> new Excerpt(conversation, known.continued(read, page.limit())));
	}

	private Mono<Excerpt> whole(Excerpt read, MessagesQuery page) {
		return read.isWhole(page) ? Mono.just(read) : excerpt(read.conversation(), page, MessagesPage.EMPTY);
	}

	private void remember(Excerpt read, MessagesPage known) {
		if (read.messages() != known && read.isWhole(MessagesQuery.NEWEST)) {
			this.remembered.remember(read.conversation().id(), known, read.messages());
		}
	}

	/**
	 * Conversations, latest activity first. The index holds the activity behind status,
	 * channel and unread, so the query always names these, if need be with all of their
	 * values: MongoDB then merges sorted runs and never sorts itself.
	 * @param limit most conversations to be found
	 */
	FindPublisher<ConversationDocument> list(Tenant tenant, ListQuery query, int limit) {
		return this.conversations.find(and(filters(tenant, query)))
			.sort(descending("last_activity_at", "_id"))
			.hintString((query.customerId() != null) ? StoreIndexes.CONVERSATIONS_BY_CUSTOMER
					: StoreIndexes.CONVERSATIONS_BY_ACTIVITY)
			.skip(query.offset())
			.limit(limit)
			.batchSize(limit);
	}

	/**
	 * The messages with an index above the one and up to the other, oldest first.
	 * @param above exclusive; from 0
	 * @param upTo inclusive
	 */
	FindPublisher<MessageDocument> messages(String conversationId, long above, long upTo) {
		return this.messages.find(and(eq("conversation_id", conversationId), gt("index", above), lte("index", upTo)))
			.sort(ascending("index"))
			.hintString(StoreIndexes.MESSAGES_BY_INDEX);
	}

	/** By nothing but the id, so that MongoDB need not plan. */
	FindPublisher<ConversationDocument> byId(String id) {
		return this.conversations.find(eq("_id", id));
	}

	/**
	 * Newest first, whatever the conversation says.
	 * @param from index of the oldest that may be among them
	 */
	FindPublisher<MessageDocument> newest(String conversationId, long from, MessagesQuery page) {
		return this.messages
			.find(and(eq("conversation_id", conversationId), gte("index", from), lt("index", page.before())))
			.sort(descending("index"))
			.hintString(StoreIndexes.MESSAGES_BY_INDEX)
			.limit(page.limit());
	}

	private static boolean isOf(Tenant tenant, ConversationDocument found) {
		return found.subAccountId().equals(tenant.subAccountId()) && found.mode().equals(tenant.mode());
	}

	private static List<Bson> filters(Tenant tenant, ListQuery query) {
		List<Bson> filters = new ArrayList<>();
		filters.add(eq("sub_account_id", tenant.subAccountId()));
		filters.add(eq("mode", tenant.mode()));
		filters.add(in("status", query.statuses()));
		filters.add(in("channel", query.channels()));
		filters.add(in("unread", query.unread()));
		if (query.customerId() != null) {
			filters.add(eq("customer_id", query.customerId()));
		}
		if (query.updatedSince() != null) {
			filters.add(gte("last_activity_at", query.updatedSince()));
		}
		Cursor cursor = query.cursor();
		if (cursor != null) {
			filters.add(lte("last_activity_at", cursor.lastActivityAt()));
			filters.add(nor(and(eq("last_activity_at", cursor.lastActivityAt()), gte("_id", cursor.id()))));
		}
		return filters;
	}

	static Problem notFound() {
		return Problem.of(ErrorCode.CONVERSATION_NOT_FOUND, "There is no such conversation.");
	}

}
