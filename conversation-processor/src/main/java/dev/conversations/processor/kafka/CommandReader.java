package dev.conversations.processor.kafka;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.Deserializer;
import org.bson.types.Binary;

import dev.conversations.processor.ledger.ReceivedCommand;
import dev.conversations.processor.ledger.ReceivedCommand.ReplyTo;
import dev.conversations.processor.wire.AvroCommands;
import dev.conversations.schema.command.ConversationCommand;
import dev.conversations.store.Source;
import org.jspecify.annotations.Nullable;

/** Reads commands out of records. */
final class CommandReader {

	static final String TRACEPARENT = "traceparent";

	/** In bytes, for version 00 of W3C Trace Context. */
	private static final int TRACEPARENT_LENGTH = 55;

	private static final int CAUSE_LENGTH = 200;

	private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]");

	private final Deserializer<Object> deserializer;

	CommandReader(Deserializer<Object> deserializer) {
		this.deserializer = deserializer;
	}

	/**
	 * @throws org.apache.kafka.common.errors.RetriableException when the registry does
	 * not answer
	 */
	Incoming read(ConsumerRecord<byte[], byte[]> record) {
		try {
			return new Incoming.Readable(record, command(record));
		}
		catch (SerializationException | IllegalArgumentException ex) {
			return new Incoming.Unreadable(record, shown(ex.getClass().getSimpleName() + ": " + ex.getMessage()));
		}
	}

	/** It goes into the log, and may quote anything that stands in the record. */
	private static String shown(String cause) {
		String printable = CONTROL.matcher(cause).replaceAll("?");
		return (printable.length() > CAUSE_LENGTH) ? printable.substring(0, CAUSE_LENGTH) + "…" : printable;
	}

	private ReceivedCommand command(ConsumerRecord<byte[], byte[]> record) {
		Object value = this.deserializer.deserialize(record.topic(), record.headers(), record.value());
		if (!(value instanceof ConversationCommand avro)) {
			throw new IllegalArgumentException("the record holds "
					+ ((value != null) ? value.getClass().getSimpleName() : "nothing") + ", expected a command");
		}
		if (!Arrays.equals(record.key(), avro.getConversationId().getBytes(StandardCharsets.UTF_8))) {
			throw new IllegalArgumentException("the key of the record is not its conversation id");
		}
		if (avro.getConversationId().indexOf(0) >= 0) {
			throw new IllegalArgumentException("the conversation id has the character U+0000");
		}
		return new ReceivedCommand(AvroCommands.read(avro), new Source(record.partition(), record.offset()),
				fingerprint(avro), replyTo(avro), traceparent(record.headers().lastHeader(TRACEPARENT)));
	}

	private static @Nullable Binary fingerprint(ConversationCommand avro) {
		if (avro.getFingerprint() == null) {
			return null;
		}
		byte[] bytes = new byte[avro.getFingerprint().remaining()];
		avro.getFingerprint().duplicate().get(bytes);
		return new Binary(bytes);
	}

	private static @Nullable ReplyTo replyTo(ConversationCommand avro) {
		return (avro.getReplyTo() != null)
				? new ReplyTo(avro.getReplyTo().getInstance(), avro.getReplyTo().getCorrelationId()) : null;
	}

	private static @Nullable String traceparent(@Nullable Header header) {
		if (header == null || header.value() == null || header.value().length != TRACEPARENT_LENGTH) {
			return null;
		}
		return new String(header.value(), StandardCharsets.UTF_8);
	}

}
