package dev.conversations.processor.ledger;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import org.bson.BSONException;
import org.bson.codecs.configuration.CodecConfigurationException;

import com.mongodb.ClientBulkWriteException;
import com.mongodb.MongoException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.TransactionOptions;
import com.mongodb.WriteConcern;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoClient;
import com.mongodb.client.model.bulk.ClientNamespacedWriteModel;

/**
 * Decides a batch on one snapshot of MongoDB and commits its writes together, or not at
 * all.
 */
final class LedgerTransaction {

	private static final TransactionOptions OPTIONS = TransactionOptions.builder()
		.readConcern(ReadConcern.SNAPSHOT)
		.readPreference(ReadPreference.primary())
		.writeConcern(WriteConcern.MAJORITY)
		.build();

	/** MongoDB's codes for DuplicateKey, WriteConflict and NoSuchTransaction. */
	private static final Set<Integer> RACES = Set.of(11000, 112, 251);

	/**
	 * MongoDB's codes for BadValue, DocumentValidationFailure, BSONObjectTooLarge and
	 * documents above 16 MiB.
	 */
	private static final Set<Integer> UNSTORABLE = Set.of(2, 121, 10334, 17419, 17420);

	/** MongoDB's labels for what may succeed later. */
	private static final Set<String> OUTAGES = Set.of(MongoException.TRANSIENT_TRANSACTION_ERROR_LABEL,
			MongoException.UNKNOWN_TRANSACTION_COMMIT_RESULT_LABEL, "RetryableWriteError");

	private final MongoClient client;

	private final String database;

	LedgerTransaction(MongoClient client, String database) {
		this.client = client;
		this.database = database;
	}

	/**
	 * Commits with a majority, and so proves what was read when there is nothing to
	 * write. While others write to the same documents, all begins anew.
	 * @param decision reads through the session; its last batch is the one that counts
	 * @return empty when another writer was faster and nothing was stored
	 * @throws UnstorableException when MongoDB will never accept one of the writes
	 * @throws MongoException when MongoDB cannot be reached or does not commit
	 */
	Optional<Batch> commit(Function<ClientSession, Batch> decision) {
		try (ClientSession session = this.client.startSession()) {
			return Optional.of(session.withTransaction(() -> write(session, decision.apply(session)), OPTIONS));
		}
		catch (RaceLostException ex) {
			return Optional.empty();
		}
		catch (ClientBulkWriteException ex) {
			return refused(ex);
		}
		catch (BSONException | CodecConfigurationException ex) {
			throw new UnstorableException(ex);
		}
	}

	/** Sends the writes and takes them back. */
	Batch rehearse(Function<ClientSession, Batch> decision) {
		try (ClientSession session = this.client.startSession()) {
			session.startTransaction(OPTIONS);
			Batch batch = decision.apply(session);
			this.client.bulkWrite(session, batch.writes(this.database).models());
			session.abortTransaction();
			return batch;
		}
	}

	/** Whether a failure says that MongoDB is away or cannot take a write for now. */
	static boolean isOutage(Throwable failure) {
		return failure instanceof MongoSocketException || failure instanceof MongoTimeoutException
				|| failure instanceof MongoException mongo && OUTAGES.stream().anyMatch(mongo::hasErrorLabel);
	}

	private Batch write(ClientSession session, Batch batch) {
		Writes writes = batch.writes(this.database);
		List<ClientNamespacedWriteModel> models = writes.models();
		if (!models.isEmpty() && !writes.tookEffect(this.client.bulkWrite(session, models))) {
			throw new RaceLostException();
		}
		return batch;
	}

	private static Optional<Batch> refused(ClientBulkWriteException ex) {
		if (hasCode(ex, RACES)) {
			return Optional.empty();
		}
		if (hasCode(ex, UNSTORABLE)) {
			throw new UnstorableException(ex);
		}
		throw ex;
	}

	private static boolean hasCode(ClientBulkWriteException ex, Set<Integer> codes) {
		MongoException cause = ex.getCause() instanceof MongoException mongo ? mongo : ex;
		return codes.contains(cause.getCode())
				|| ex.getWriteErrors().values().stream().anyMatch((error) -> codes.contains(error.getCode()));
	}

	/** Leaves the transaction so that the driver aborts it. */
	private static final class RaceLostException extends RuntimeException {

		RaceLostException() {
			super("a write did not find what it was meant for", null, false, false);
		}

	}

}
