package dev.conversations.processor.operations;

import java.util.Map;

import com.mongodb.MongoException;
import com.mongodb.client.MongoDatabase;
import dev.conversations.store.Store;
import org.bson.Document;

/** Makes a rebuild the database of the system, while no processor runs. */
final class SwitchOver {

	private final Standstill standstill;

	private final MongoDatabase original;

	private final RebuildTarget target;

	SwitchOver(Standstill standstill, MongoDatabase original, RebuildTarget target) {
		this.standstill = standstill;
		this.original = original;
		this.target = target;
	}

	/**
	 * Copies what no event tells from the original database, and lets processors use the
	 * target. All events must be in it.
	 * @param withoutOriginal whether the original is not to be used at all
	 * @param acceptLoss whether what only the original has is to be left behind
	 * @return how many documents were copied, by collection
	 */
	Map<String, Long> finish(boolean withoutOriginal, boolean acceptLoss) {
		Map<String, Long> copied = withoutOriginal ? Map.of() : copy(acceptLoss);
		this.standstill.requireNoProcessor();
		this.target.finish();
		return copied;
	}

	private Map<String, Long> copy(boolean acceptLoss) {
		requireOriginal();
		OriginalCopy copy = new OriginalCopy(this.original, this.target.database());
		long further = copy.further();
		if (further > 0 && !acceptLoss) {
			throw new RefusedException(further + " conversations have events in the original database that the event "
					+ "topic lacks. If a processor was killed, start one on the original once and stop it: it publishes "
					+ "what was pending. verify tells what else is missing, verify --repair publishes it. If the "
					+ "original is not to be trusted, --accept-loss leaves it behind: commands that were not finished "
					+ "are decided again, the rest is lost.");
		}
		return copy.copy();
	}

	private void requireOriginal() {
		try {
			this.original.runCommand(new Document("ping", 1));
		}
		catch (MongoException ex) {
			throw new RefusedException("The original database " + this.original.getName() + " does not answer ("
					+ ex.getMessage() + "). " + missing() + " Say --without-original if that is to be accepted.", ex);
		}
	}

	/** What a database lacks that got nothing from the original. */
	static String missing() {
		return "No event tells " + Store.SUB_ACCOUNTS + ", " + Store.API_KEYS + " and " + Store.LEDGER
				+ ": without the original, sub-accounts and API keys must be made anew under the admin API (the data "
				+ "belongs to the ids of the old sub-accounts), repetitions of Idempotency-Keys of the last 7 days are "
				+ "not recognised, and GET /commands/{id} does not know older commands.";
	}

}
