package dev.conversations.processor.ledger;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import dev.conversations.processor.wire.EventCodec;
import dev.conversations.store.RebuildMark;
import dev.conversations.store.Store;
import dev.conversations.store.StoreIndexes;

/** Opens ledgers on the MongoDB of this process. */
@Component
public final class Ledgers {

	/** MongoDB keeps milliseconds. */
	private static final InstantSource CLOCK = () -> InstantSource.system().instant().truncatedTo(ChronoUnit.MILLIS);

	private final MongoClient client;

	private final MongoDatabase database;

	private final EventCodec codec;

	Ledgers(MongoClient client, MongoDatabase database, EventCodec codec) {
		this.client = client;
		this.database = database;
		this.codec = codec;
	}

	private void refuseUnfinishedRebuild() {
		RebuildMark mark = this.database.getCollection(Store.REBUILD, RebuildMark.class)
			.find(Filters.eq("_id", RebuildMark.ID))
			.first();
		if (mark != null && mark.unfinished()) {
			throw new IllegalStateException("the database " + this.database.getName()
					+ " is a rebuild that is not finished: run rebuild --switch first");
		}
	}

	/**
	 * Whether a failure says that MongoDB is away, rather than that something is wrong.
	 */
	public static boolean isOutage(Throwable failure) {
		return LedgerTransaction.isOutage(failure);
	}

	/**
	 * A ledger for one consumer thread. Makes the indexes that are missing.
	 * @param cacheSize memory for the conversations touched last, roughly
	 * @throws com.mongodb.MongoException when MongoDB cannot be reached
	 * @throws IllegalStateException when the database is still being rebuilt
	 */
	public Ledger open(DataSize cacheSize) {
		refuseUnfinishedRebuild();
		StoreIndexes.ensure(this.database);
		return new Ledger(this.client, this.database, this.codec, CLOCK, cacheSize);
	}

}
