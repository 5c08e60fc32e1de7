package dev.conversations.processor.ledger;

import java.util.ArrayList;
import java.util.List;

import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.Codec;
import org.bson.conversions.Bson;

import com.mongodb.MongoNamespace;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.bulk.ClientNamespacedWriteModel;
import dev.conversations.store.ConversationDocument;
import dev.conversations.store.Store;

/**
 * Conversations that take the place of their earlier versions, each only while MongoDB
 * has that version. One statement replaces many: MongoDB would plan a statement for each
 * by itself, which takes longer than the change. Not as many as there may be, as MongoDB
 * looks for the replacement of each by going through them (figures in
 * docs/performance.md).
 */
final class Replacements {

	/** Conversations in one statement; reckoned in docs/performance.md. */
	private static final int MAX_CONVERSATIONS = 100;

	/**
	 * Of the documents in one statement, which has each id twice more. A statement is a
	 * document, too, of which MongoDB takes 16 MiB.
	 */
	private static final int MAX_BYTES = 4 << 20;

	private static final Codec<ConversationDocument> CODEC = Store.CODECS.get(ConversationDocument.class);

	private final List<BsonDocument> statements = new ArrayList<>();

	private BsonDocument last = new BsonDocument();

	private int bytesOfLast;

	private int size;

	/**
	 * @param version that the conversation must have
	 */
	void add(long version, ConversationDocument replacement) {
		RawBsonDocument document = new RawBsonDocument(replacement, CODEC);
		int bytes = document.getByteBuffer().remaining();
		boolean full = this.last.size() == MAX_CONVERSATIONS || this.bytesOfLast + bytes > MAX_BYTES;
		if (this.statements.isEmpty() || full) {
			this.last = new BsonDocument();
			this.bytesOfLast = 0;
			this.statements.add(this.last);
		}
		this.last.append(replacement.id(),
				new BsonDocument("version", new BsonInt64(version)).append("replacement", document));
		this.bytesOfLast += bytes;
		this.size++;
	}

	/** How many conversations are changed when each has its version. */
	int size() {
		return this.size;
	}

	List<ClientNamespacedWriteModel> models(MongoNamespace conversations) {
		return this.statements.stream().map((byId) -> model(conversations, byId)).toList();
	}

	private static ClientNamespacedWriteModel model(MongoNamespace conversations, BsonDocument byId) {
		return ClientNamespacedWriteModel.updateMany(conversations, Filters.in("_id", byId.keySet()),
				List.of(new Document("$replaceWith", replacement(byId))));
	}

	/** Of the document that MongoDB looks at: itself, when it has another version. */
	private static Bson replacement(BsonDocument byId) {
		Bson own = new Document("$getField",
				new Document("field", "$_id").append("input", new Document("$literal", byId)));
		Bson expected = new Document("$eq", List.of("$version", "$$own.version"));
		return new Document("$let", new Document("vars", new Document("own", own)).append("in",
				new Document("$cond", List.of(expected, "$$own.replacement", "$$ROOT"))));
	}

}
