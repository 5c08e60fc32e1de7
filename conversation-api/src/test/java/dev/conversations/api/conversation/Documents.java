package dev.conversations.api.conversation;

import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;

import com.mongodb.client.MongoDatabase;
import dev.conversations.schema.IdKind;
import dev.conversations.store.ConversationDocument;
import dev.conversations.store.MessageDocument;
import dev.conversations.store.Source;
import dev.conversations.store.Store;

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
		this.database.getCollection(Store.MESSAGES, MessageDocument.class)
			.insertMany(LongStream.rangeClosed(1, messages).mapToObj((index) -> message(id, index)).toList());
		return id;
	}

	private MessageDocument message(String conversationId, long index) {
		return new MessageDocument(IdKind.MESSAGE.next(), conversationId, this.subAccountId, "test", index,
				(index % 2 == 0) ? "customer" : "assistant", "message " + index, START.plusSeconds(index), index + 1,
				null, IdKind.COMMAND.next(), new Source(0, index));
	}

}
