package dev.conversations.processor.ledger;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.bson.BSONException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.unit.DataSize;

import com.mongodb.client.ClientSession;
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

	/**
	 * @param cacheSize memory for the conversations touched last, roughly
	 */
	public Ledger(MongoClient client, MongoDatabase database, EventCodec codec, InstantSource clock,
			DataSize cacheSize) {
		this.transaction = new LedgerTransaction(client, database.getName());
		this.cache = new ConversationCache(cacheSize);
		this.reader = new LedgerReader(database, this.cache);
		this.codec = codec;
		this.clock = clock;
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
		return this.transaction.rehearse((session) -> look(session, commands)).results();
	}

	/**
	 * Forgets what is known of the conversations of a partition, which another process
	 * may change from now on.
	 */
	public void forget(int partition) {
		this.cache.removePartition(partition);
	}

	private List<Result> applyTogether(List<ReceivedCommand> commands) {
		return store(commands, (session) -> presume(session, commands), (session) -> look(session, commands));
	}

	private List<Result> applyOneByOne(List<ReceivedCommand> commands) {
		List<Result> results = new ArrayList<>(commands.size());
		commands.forEach((command) -> results.addAll(apply(List.of(command))));
		return results;
	}

	private List<Result> fail(List<ReceivedCommand> command, UnstorableException cause) {
		ReceivedCommand received = command.get(0);
		log.error("Command {} cannot be carried out and goes to the dead letters", received.command().id(), cause);
		Function<ClientSession, Batch> failed = (session) -> {
			Batch batch = new Batch(this.reader.readLedger(session, command), this.codec, this.clock.instant());
			batch.fail(received, String.valueOf(cause.getMessage()));
			return batch;
		};
		return store(command, failed, failed);
	}

	/**
	 * @param again decides after a lost race
	 */
	private List<Result> store(List<ReceivedCommand> commands, Function<ClientSession, Batch> first,
			Function<ClientSession, Batch> again) {
		Optional<Batch> stored = this.transaction.commit(first);
		for (int races = 1; stored.isEmpty() && races <= MAX_RACES; races++) {
			this.cache.remove(conversationIds(commands));
			stored = this.transaction.commit(again);
		}
		Batch batch = stored.orElseThrow(() -> new LedgerRaceException(
				commands.size() + " commands met another writer " + MAX_RACES + " times"));
		remember(batch, commands);
		return batch.results();
	}

	/** A refusal is never made on a presumption. */
	private Batch presume(ClientSession session, List<ReceivedCommand> commands) {
		Batch presumed = decide(commands, () -> this.reader.presume(session, commands));
		return presumed.doubtful() ? look(session, commands) : presumed;
	}

	private Batch look(ClientSession session, List<ReceivedCommand> commands) {
		return decide(commands, () -> this.reader.read(session, commands));
	}

	private Batch decide(List<ReceivedCommand> commands, Supplier<Knowledge> reading) {
		try {
			Batch batch = new Batch(reading.get(), this.codec, this.clock.instant());
			commands.forEach(batch::add);
			return batch;
		}
		catch (IllegalArgumentException | IllegalStateException | NullPointerException | BSONException ex) {
			throw new UnstorableException(ex);
		}
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
