package dev.conversations.benchmarks.measure;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import dev.conversations.benchmarks.lab.Account;
import dev.conversations.schema.IdKind;
import dev.conversations.store.ConversationDocument;
import dev.conversations.store.Store;

/** Puts empty conversations straight into a database. */
public final class Seed {

	private static final int CHUNK = 5000;

	private Seed() {
	}

	/** The ids of as many new conversations, in no order. */
	public static List<String> conversations(MongoDatabase database, Account account, int number) {
		MongoCollection<ConversationDocument> collection = database.withCodecRegistry(Store.CODECS)
			.getCollection(Store.CONVERSATIONS, ConversationDocument.class);
		List<String> ids = new ArrayList<>(number);
		while (ids.size() < number) {
			List<ConversationDocument> chunk = Stream.generate(() -> conversation(account))
				.limit(Math.min(CHUNK, number - ids.size()))
				.toList();
			collection.insertMany(chunk);
			chunk.forEach((conversation) -> ids.add(conversation.id()));
		}
		return ids;
	}

	private static ConversationDocument conversation(Account account) {
		Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
		return new ConversationDocument(IdKind.CONVERSATION.next(), account.id(), Account.MODE, IdKind.CUSTOMER.next(),
				null, null, null, "instagram", "open", null, null, now, now, false, 0, List.of(), 0, 1);
	}

}
