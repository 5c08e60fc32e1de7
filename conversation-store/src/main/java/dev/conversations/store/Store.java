package dev.conversations.store;

import org.bson.codecs.configuration.CodecRegistries;
import org.bson.codecs.configuration.CodecRegistry;
import org.bson.codecs.record.RecordCodecProvider;

import com.mongodb.MongoClientSettings;

/** Names of the collections, and the codecs of the records in them. */
public final class Store {

	/** {@link ConversationDocument}, written by the processor alone. */
	public static final String CONVERSATIONS = "conversations";

	/** {@link MessageDocument}, written by the processor alone. */
	public static final String MESSAGES = "messages";

	/** {@link LedgerEntry}, written by the processor alone. */
	public static final String LEDGER = "ledger";

	/** {@link SubAccountDocument}, written by the API. */
	public static final String SUB_ACCOUNTS = "sub_accounts";

	/** {@link ApiKeyDocument}, written by the API. */
	public static final String API_KEYS = "api_keys";

	/** What operators did with dead letters, by their place {@code partition@offset}. */
	public static final String DEAD_LETTERS = "dead_letters";

	/**
	 * {@link RebuildMark} and how far the rebuild is; only in a database that was made
	 * from the event topic.
	 */
	public static final String REBUILD = "rebuild";

	/** Codecs for every document of this package, beside the driver's own. */
	public static final CodecRegistry CODECS = CodecRegistries.fromRegistries(
			MongoClientSettings.getDefaultCodecRegistry(), CodecRegistries.fromProviders(new RecordCodecProvider()));

	private Store() {
	}

}
