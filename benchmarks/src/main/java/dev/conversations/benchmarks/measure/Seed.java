package dev.conversations.benchmarks.measure;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.InsertManyOptions;
import dev.conversations.benchmarks.lab.Account;
import dev.conversations.schema.IdKind;
import dev.conversations.store.ConversationDocument;
import dev.conversations.store.MessageDocument;
import dev.conversations.store.Source;
import dev.conversations.store.Store;

/** Puts conversations straight into a database, as the processor would leave them. */
public final class Seed {

	private static final int CHUNK = 5000;

	private static final int THREADS_AT_ONCE = 500;

	private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

	private static final List<String> CHANNELS = List.of("sms", "email", "instagram", "facebook", "whatsapp", "voice");

	private static final List<String> STATUSES = List.of("open", "closed", "resolved");

	private static final InsertManyOptions ANY_ORDER = new InsertManyOptions().ordered(false);

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

	/**
	 * The ids of as many new conversations with messages. Channels, states and times
	 * differ; nobody waits until the documents are on the disk.
	 */
	public static List<String> threads(MongoDatabase database, Account account, int number, int messagesEach) {
		MongoDatabase quick = database.withCodecRegistry(Store.CODECS)
			.withWriteConcern(WriteConcern.W1.withJournal(false));
		return IntStream.range(0, number)
			.parallel()
			.boxed()
			.collect(Collectors.groupingBy((n) -> n / THREADS_AT_ONCE))
			.values()
			.parallelStream()
			.flatMap((chunk) -> chunk(quick, account, chunk, messagesEach).stream())
			.toList();
	}

	private static List<String> chunk(MongoDatabase database, Account account, List<Integer> numbers,
			int messagesEach) {
		List<ConversationDocument> conversations = numbers.stream()
			.map((number) -> conversation(account, number, messagesEach))
			.toList();
		database.getCollection(Store.CONVERSATIONS, ConversationDocument.class).insertMany(conversations, ANY_ORDER);
		Iterator<MessageDocument> messages = conversations.stream()
			.flatMap((conversation) -> IntStream.rangeClosed(1, messagesEach)
				.mapToObj((index) -> message(conversation, index)))
			.iterator();
		while (messages.hasNext()) {
			database.getCollection(Store.MESSAGES, MessageDocument.class).insertMany(next(messages), ANY_ORDER);
		}
		return conversations.stream().map(ConversationDocument::id).toList();
	}

	private static List<MessageDocument> next(Iterator<MessageDocument> messages) {
		List<MessageDocument> some = new ArrayList<>(CHUNK);
		while (messages.hasNext() && some.size() < CHUNK) {
			some.add(messages.next());
		}
		return some;
	}

	private static ConversationDocument conversation(Account account, int number, int messages) {
		Instant time = START.plusSeconds(number);
		boolean unread = number % 3 == 0;
		return new ConversationDocument(IdKind.CONVERSATION.next(), account.id(), Account.MODE, IdKind.CUSTOMER.next(),
				null, null, null, CHANNELS.get(number % CHANNELS.size()), STATUSES.get(number % 4 % STATUSES.size()),
				"Order " + number, Conversations.content(messages), START, time, unread, unread ? 1 : 0, List.of(),
				messages, messages + 1);
	}

	private static MessageDocument message(ConversationDocument conversation, int index) {
		return new MessageDocument(IdKind.MESSAGE.next(), conversation.id(), conversation.subAccountId(),
				conversation.mode(), index, Conversations.sender(index), Conversations.content(index),
				START.plusMillis(index), index + 1, null, IdKind.COMMAND.next(), new Source(0, index));
	}

	private static ConversationDocument conversation(Account account) {
		Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
		return new ConversationDocument(IdKind.CONVERSATION.next(), account.id(), Account.MODE, IdKind.CUSTOMER.next(),
				null, null, null, "instagram", "open", null, null, now, now, false, 0, List.of(), 0, 1);
	}

}
