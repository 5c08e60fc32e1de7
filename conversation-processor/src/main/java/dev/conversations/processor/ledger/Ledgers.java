package dev.conversations.processor.ledger;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import dev.conversations.processor.wire.EventCodec;
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

	/**
	 * A ledger for one consumer thread. Makes the indexes that are missing.
	 * @param cacheSize memory for the conversations touched last, roughly
	 * @throws com.mongodb.MongoException when MongoDB cannot be reached
	 */
	public Ledger open(DataSize cacheSize) {
		StoreIndexes.ensure(this.database);
		return new Ledger(this.client, this.database, this.codec, CLOCK, cacheSize);
	}

}
