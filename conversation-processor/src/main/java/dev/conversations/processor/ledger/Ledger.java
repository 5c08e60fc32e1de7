package dev.conversations.processor.ledger;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.bson.BSONException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.unit.DataSize;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import dev.conversations.processor.conversation.Conversation;
import dev.conversations.processor.wire.EventCodec;

/**
 * Applies commands to MongoDB: each takes effect exactly once, however often and by
 * however many processes it is read. One ledger serves one consumer thread.
 */
public final class Ledger {

	private static final Logger log = LoggerFactory.getLogger(Ledger.class);

	/**
	 * Each lost race means that another process made progress, or that a commit of our
	 * own was not visible yet.
	 */
	private static final int MAX_RACES = 20;

	private final LedgerTransaction transaction;

	private final LedgerReader reader;

	private final ConversationCache cache;

	private final EventCodec codec;

	private final InstantSource clock;

	private final String database;

	/**
	 * @param cacheSize memory for the conversations touched last, roughly
	 */
	public Ledger(MongoClient client, MongoDatabase database, EventCodec codec, InstantSource clock,
			DataSize cacheSize) {
		this.transaction = new LedgerTransaction(client);
		this.cache = new ConversationCache(cacheSize);
		this.reader = new LedgerReader(database, this.cache);
		this.codec = codec;
		this.clock = clock;
		this.database = database.getName();
	}

	/**
	 * Stores effects and outcomes of the commands, in their order.
	 * @return one result for each command, in the same order
	 * @throws com.mongodb.MongoException when MongoDB cannot be reached or does not
	 * commit; then all or none is stored, and the same commands are to be applied again
	 */
	public List<Result> apply(List<ReceivedCommand> commands) {
		try {
			return applyTogether(commands);
		}
		catch (UnstorableException ex) {
			return (commands.size() == 1) ? fail(commands, ex) : applyOneByOne(commands);
		}
	}

	/**
	 * Decides the commands and goes all the way to the last moment before the commit.
	 * Nothing is stored.
	 * @throws com.mongodb.MongoException when MongoDB does not answer
	 */
	public List<Result> rehearse(List<ReceivedCommand> commands) {
		Batch batch = decide(commands, this.reader::read);
		this.transaction.rehearse(batch.writes(this.database));
		return batch.results();
	}

	/**
	 * Forgets what is known of the conversations of a partition, which another process
	 * may change from now on.
	 */
	public void forget(int partition) {
		this.cache.removePartition(partition);
	}

	private List<Result> applyTogether(List<ReceivedCommand> commands) {
		Batch presumed = decide(commands, this.reader::presume);
		if (!presumed.doubtful() && stored(presumed, commands)) {
			return presumed.results();
		}
		return store(commands, () -> decide(commands, this.reader::read));
	}

	private List<Result> applyOneByOne(List<ReceivedCommand> commands) {
		List<Result> results = new ArrayList<>(commands.size());
		commands.forEach((command) -> results.addAll(apply(List.of(command))));
		return results;
	}

	private List<Result> fail(List<ReceivedCommand> command, UnstorableException cause) {
		ReceivedCommand received = command.get(0);
		log.error("Command {} cannot be carried out and goes to the dead letters", received.command().id(), cause);
		return store(command, () -> {
			Batch batch = new Batch(this.reader.readLedger(command), this.codec, this.clock.instant());
			batch.fail(received, String.valueOf(cause.getMessage()));
			return batch;
		});
	}

	private List<Result> store(List<ReceivedCommand> commands, Supplier<Batch> decided) {
		for (int races = 0; races < MAX_RACES; races++) {
			Batch batch = decided.get();
			if (stored(batch, commands)) {
				return batch.results();
			}
		}
		throw new LedgerRaceException(commands.size() + " commands met another writer " + MAX_RACES + " times");
	}

	private Batch decide(List<ReceivedCommand> commands, Function<List<ReceivedCommand>, Knowledge> reading) {
		try {
			Batch batch = new Batch(reading.apply(commands), this.codec, this.clock.instant());
			commands.forEach(batch::add);
			return batch;
		}
		catch (IllegalArgumentException | IllegalStateException | NullPointerException | BSONException ex) {
			throw new UnstorableException(ex);
		}
	}

	private boolean stored(Batch batch, List<ReceivedCommand> commands) {
		Writes writes = batch.writes(this.database);
		if (writes.isEmpty() || this.transaction.commit(writes)) {
			remember(batch, commands);
			return true;
		}
		this.cache.remove(conversationIds(commands));
		return false;
	}

	private void remember(Batch batch, List<ReceivedCommand> commands) {
		for (ReceivedCommand received : commands) {
			Touched touched = batch.touched().get(received.command().conversationId());
			Conversation state = (touched != null) ? touched.after() : null;
			if (state != null) {
				this.cache.put(received.source().partition(), state);
			}
		}
	}

	private static Set<String> conversationIds(List<ReceivedCommand> commands) {
		return commands.stream().map((received) -> received.command().conversationId()).collect(Collectors.toSet());
	}

}
