package dev.conversations.api.conversation;

import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import dev.conversations.schema.IdKind;
import dev.conversations.store.ConversationDocument;
import dev.conversations.store.MessageDocument;
import dev.conversations.store.Source;
import dev.conversations.store.Store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

/** Puts documents into MongoDB as the processor would. */
record Documents(MongoDatabase database, String subAccountId) {

	static final Instant START = Instant.parse("2026-03-15T10:30:00.120Z");

	String conversation(String channel, String status, boolean unread, String customerId, long minutes, long messages) {
		String id = IdKind.CONVERSATION.next();
		Instant time = START.plusSeconds(60 * minutes);
		this.database.getCollection(Store.CONVERSATIONS, ConversationDocument.class)
			.insertOne(new ConversationDocument(id, this.subAccountId, "test", customerId, "Jane", null, "+12025550143",
					channel, status, "Order", "last", START, time, unread, unread ? 2 : 0, List.of("vip"), messages,
					messages + 1));
		return id;
	}

	String conversation(long minutes) {
		return conversation("sms", "open", false, IdKind.CUSTOMER.next(), minutes, 0);
	}

	String thread(long messages) {
		return thread(messages, messages);
	}

	/** As one sees it while messages come: there are more than the conversation tells. */
	String thread(long told, long messages) {
		String id = conversation("sms", "open", true, IdKind.CUSTOMER.next(), 0, told);
		addMessages(id, 1, messages, "message");
		return id;
	}

	/**
	 * Goes on behind a message as a database does that was set back to it.
	 * @param kept index of the newest message that stays
	 * @param last index of the newest that there is then
	 */
	void continueAfter(String conversationId, long kept, long last, String name) {
		this.database.getCollection(Store.MESSAGES)
			.deleteMany(and(eq("conversation_id", conversationId), gt("index", kept)));
		addMessages(conversationId, kept + 1, last, name);
		this.database.getCollection(Store.CONVERSATIONS)
			.updateOne(eq("_id", conversationId), combine(set("message_count", last), set("version", last + 1)));
	}

	private void addMessages(String conversationId, long first, long last, String name) {
		MongoCollection<MessageDocument> messages = this.database.getCollection(Store.MESSAGES, MessageDocument.class);
		LongStream.rangeClosed(first, last)
			.forEach((index) -> messages.insertOne(message(conversationId, index, name)));
	}

	private MessageDocument message(String conversationId, long index, String name) {
		return new MessageDocument(IdKind.MESSAGE.next(), conversationId, this.subAccountId, "test", index,
				(index % 2 == 0) ? "customer" : "assistant", name + " " + index, START.plusSeconds(index), index + 1,
				null, IdKind.COMMAND.next(), new Source(0, index));
	}

}
