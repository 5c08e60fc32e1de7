package dev.conversations.processor.ledger;

import java.util.Set;

import org.bson.BSONException;
import org.bson.codecs.configuration.CodecConfigurationException;

import com.mongodb.ClientBulkWriteException;
import com.mongodb.MongoException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.ReadConcern;
import com.mongodb.TransactionOptions;
import com.mongodb.WriteConcern;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoClient;

/** Commits the writes of a batch together, or not at all. */
final class LedgerTransaction {

	private static final TransactionOptions OPTIONS = TransactionOptions.builder()
		.readConcern(ReadConcern.SNAPSHOT)
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

	LedgerTransaction(MongoClient client) {
		this.client = client;
	}

	/**
	 * Commits with a majority.
	 * @return false when another writer was faster and nothing was stored
	 * @throws UnstorableException when MongoDB will never accept one of the writes
	 * @throws MongoException when MongoDB cannot be reached or does not commit
	 */
	boolean commit(Writes writes) {
		try (ClientSession session = this.client.startSession()) {
			return session.withTransaction(() -> write(session, writes), OPTIONS);
		}
		catch (RaceLostException ex) {
			return false;
		}
		catch (ClientBulkWriteException ex) {
			return refused(ex);
		}
		catch (BSONException | CodecConfigurationException ex) {
			throw new UnstorableException(ex);
		}
	}

	/** Sends the writes and takes them back. */
	void rehearse(Writes writes) {
		try (ClientSession session = this.client.startSession()) {
			session.startTransaction(OPTIONS);
			this.client.bulkWrite(session, writes.models());
			session.abortTransaction();
		}
	}

	/** Whether a failure says that MongoDB is away or cannot take a write for now. */
	static boolean isOutage(Throwable failure) {
		return failure instanceof MongoSocketException || failure instanceof MongoTimeoutException
				|| failure instanceof MongoException mongo && OUTAGES.stream().anyMatch(mongo::hasErrorLabel);
	}

	private boolean write(ClientSession session, Writes writes) {
		if (!writes.tookEffect(this.client.bulkWrite(session, writes.models()))) {
			throw new RaceLostException();
		}
		return true;
	}

	private static boolean refused(ClientBulkWriteException ex) {
		if (hasCode(ex, RACES)) {
			return false;
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
