package dev.conversations.benchmarks.crud;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import com.mongodb.MongoException;
import com.mongodb.ReadConcern;
import com.mongodb.TransactionOptions;
import com.mongodb.WriteConcern;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.reactivestreams.client.ClientSession;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.conversations.schema.IdKind;
import dev.conversations.store.ConversationDocument;
import dev.conversations.store.MessageDocument;
import dev.conversations.store.Source;
import dev.conversations.store.Store;
import org.bson.conversions.Bson;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

import org.springframework.stereotype.Component;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;

/** Adds a message and updates its conversation, both or neither. */
@Component
class MessageTransaction {

	private static final TransactionOptions MAJORITY = TransactionOptions.builder()
		.readConcern(ReadConcern.SNAPSHOT)
		.writeConcern(WriteConcern.MAJORITY)
		.build();

	private static final Retry ON_CONFLICT = Retry.backoff(100, Duration.ofMillis(1))
		.maxBackoff(Duration.ofMillis(50))
		.filter((error) -> error instanceof MongoException mongo
				&& mongo.hasErrorLabel(MongoException.TRANSIENT_TRANSACTION_ERROR_LABEL));

	private final MongoClient client;

	private final MongoCollection<ConversationDocument> conversations;

	private final MongoCollection<MessageDocument> messages;

	MessageTransaction(MongoClient client, MongoDatabase database) {
		this.client = client;
		this.conversations = database.getCollection(Store.CONVERSATIONS, ConversationDocument.class);
		this.messages = database.getCollection(Store.MESSAGES, MessageDocument.class);
	}

	Mono<MessageDocument> send(String conversationId, SendRequest request) {
		Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
		return Mono
			.usingWhen(this.client.startSession(), (session) -> write(session, conversationId, request, now),
					(session) -> Mono.fromRunnable(session::close))
			.retryWhen(ON_CONFLICT);
	}

	private Mono<MessageDocument> write(ClientSession session, String conversationId, SendRequest request,
			Instant now) {
		session.startTransaction(MAJORITY);
		return Mono
			.from(this.conversations.findOneAndUpdate(session, eq("_id", conversationId), update(request, now),
					new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER)))
			.map((conversation) -> message(conversation, request, now))
			.flatMap((message) -> Mono.from(this.messages.insertOne(session, message)).thenReturn(message))
			.flatMap((message) -> Mono.from(session.commitTransaction()).thenReturn(message))
			.onErrorResume((error) -> session.hasActiveTransaction()
					? Mono.from(session.abortTransaction()).then(Mono.error(error)) : Mono.error(error));
	}

	private static Bson update(SendRequest request, Instant now) {
		boolean customer = "customer".equals(request.sender());
		return combine(set("last_message", request.content()), set("last_activity_at", now), inc("version", 1L),
				inc("message_count", 1L), set("unread", customer),
				customer ? inc("unread_count", 1L) : set("unread_count", 0L));
	}

	private static MessageDocument message(ConversationDocument conversation, SendRequest request, Instant now) {
		return new MessageDocument(IdKind.MESSAGE.next(), conversation.id(), conversation.subAccountId(),
				conversation.mode(), conversation.messageCount(), request.sender(), request.content(), now,
				conversation.version(), null, "", new Source(0, 0));
	}

}
