package dev.conversations.processor.ledger;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

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
			return (commands.size() == 1) ? List.of(fail(commands.get(0), ex)) : applyOneByOne(commands);
		}
	}

	/**
	 * Forgets what is known of the conversations of a partition, which another process
	 * may change from now on.
	 */
	public void forget(int partition) {
		this.cache.removePartition(partition);
	}

	private List<Result> applyTogether(List<ReceivedCommand> commands) {
		Batch presumed = decide(commands, this.reader.presume(commands));
		if (!presumed.doubtful() && stored(presumed, commands)) {
			return presumed.results();
		}
		for (int races = 0; races < MAX_RACES; races++) {
			Batch batch = decide(commands, this.reader.read(commands));
			if (stored(batch, commands)) {
				return batch.results();
			}
		}
		throw new LedgerRaceException(commands.size() + " commands met another writer " + MAX_RACES + " times");
	}

	private List<Result> applyOneByOne(List<ReceivedCommand> commands) {
		List<Result> results = new ArrayList<>(commands.size());
		commands.forEach((command) -> results.addAll(apply(List.of(command))));
		return results;
	}

	private Result fail(ReceivedCommand received, UnstorableException cause) {
		log.error("Command {} cannot be carried out and goes to the dead letters", received.command().id(), cause);
		Batch batch = new Batch(this.reader.read(List.of(received)), this.codec, this.clock.instant());
		batch.fail(received, String.valueOf(cause.getMessage()));
		stored(batch, List.of(received));
		return batch.results().get(0);
	}

	private Batch decide(List<ReceivedCommand> commands, Knowledge knowledge) {
		Batch batch = new Batch(knowledge, this.codec, this.clock.instant());
		try {
			commands.forEach(batch::add);
		}
		catch (IllegalArgumentException | IllegalStateException | NullPointerException ex) {
			throw new UnstorableException(ex);
		}
		return batch;
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
