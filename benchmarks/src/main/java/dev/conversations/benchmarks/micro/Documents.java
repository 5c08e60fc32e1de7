package dev.conversations.benchmarks.micro;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.function.IntFunction;

import dev.conversations.schema.IdKind;
import dev.conversations.store.ConversationDocument;
import dev.conversations.store.LedgerEntry;
import dev.conversations.store.MessageDocument;
import dev.conversations.store.Source;
import dev.conversations.store.Store;
import org.bson.BsonBinaryReader;
import org.bson.BsonBinaryWriter;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.io.BasicOutputBuffer;
import org.bson.types.Binary;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Documents to BSON, and back. */
@State(Scope.Thread)
public class Documents {

	private static final Instant TIME = Instant.parse("2026-03-15T10:30:00.123Z");

	private final Encoding<ConversationDocument> conversations = new Encoding<>(ConversationDocument.class,
			Documents::conversation);

	private final Encoding<MessageDocument> messages = new Encoding<>(MessageDocument.class, Documents::message);

	private final Encoding<LedgerEntry> entries = new Encoding<>(LedgerEntry.class, Documents::entry);

	@Benchmark
	public BasicOutputBuffer encodeConversation() {
		return this.conversations.encode();
	}

	@Benchmark
	public ConversationDocument decodeConversation() {
		return this.conversations.decode();
	}

	@Benchmark
	public BasicOutputBuffer encodeMessage() {
		return this.messages.encode();
	}

	@Benchmark
	public MessageDocument decodeMessage() {
		return this.messages.decode();
	}

	@Benchmark
	public BasicOutputBuffer encodeLedgerEntry() {
		return this.entries.encode();
	}

	@Benchmark
	public LedgerEntry decodeLedgerEntry() {
		return this.entries.decode();
	}

	private static ConversationDocument conversation(int number) {
		return new ConversationDocument(IdKind.CONVERSATION.next(), IdKind.SUB_ACCOUNT.next(), "live",
				IdKind.CUSTOMER.next(), "Ada", "ada@example.com", null, "instagram", "open", "Order " + number,
				Dialogue.turn(number), TIME, TIME.plusSeconds(number), true, 1, List.of("vip", "late"), number + 1,
				number + 4);
	}

	private static MessageDocument message(int number) {
		return new MessageDocument(IdKind.MESSAGE.next(), IdKind.CONVERSATION.next(), IdKind.SUB_ACCOUNT.next(), "live",
				number + 1, "customer", Dialogue.turn(number), TIME, number + 2, null, IdKind.COMMAND.next(),
				new Source(3, number));
	}

	/** Of an update with an Idempotency-Key. */
	private static LedgerEntry entry(int number) {
		ConversationDocument conversation = conversation(number);
		return new LedgerEntry(IdKind.COMMAND.next(), conversation.subAccountId(), "live", conversation.id(),
				new Source(3, number), new Binary(new byte[32]), "applied", null, conversation.version(), null,
				conversation, List.of(new Binary(new byte[200])), TIME, TIME.plus(LedgerEntry.RETENTION));
	}

	/**
	 * As the driver does it, but for its pool of buffers: one is used again and again.
	 */
	private static final class Encoding<T> {

		private static final EncoderContext ENCODER = EncoderContext.builder().build();

		private static final DecoderContext DECODER = DecoderContext.builder().build();

		private final BasicOutputBuffer output = new BasicOutputBuffer();

		private final Codec<T> codec;

		private final Cycle<T> documents;

		private final Cycle<byte[]> encoded;

		Encoding(Class<T> type, IntFunction<T> documents) {
			this.codec = Store.CODECS.get(type);
			this.documents = Cycle.of(documents);
			this.encoded = this.documents.map((document) -> encode(document).toByteArray());
		}

		BasicOutputBuffer encode() {
			return encode(this.documents.next());
		}

		T decode() {
			return this.codec.decode(new BsonBinaryReader(ByteBuffer.wrap(this.encoded.next())), DECODER);
		}

		private BasicOutputBuffer encode(T document) {
			this.output.truncateToPosition(0);
			this.codec.encode(new BsonBinaryWriter(this.output), document, ENCODER);
			return this.output;
		}

	}

}
