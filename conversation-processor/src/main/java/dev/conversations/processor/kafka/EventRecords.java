package dev.conversations.processor.kafka;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;

import dev.conversations.processor.conversation.RecordedEvent;
import dev.conversations.processor.ledger.EncodedEvent;
import dev.conversations.processor.ledger.ReceivedCommand;
import dev.conversations.schema.IdKind;
import dev.conversations.schema.Topics;
import dev.conversations.store.Source;
import org.jspecify.annotations.Nullable;

/**
 * Events as records: keyed by conversation, with CloudEvents 1.0 headers in binary mode.
 * The time of a record is when it is published; {@code ce_time} is when the event
 * occurred, which brokers would refuse where a clock was wrong (Kafka's
 * {@code message.timestamp.after.max.ms}).
 */
public final class EventRecords {

	private static final String COMMAND_POSITION = "ce_commandposition";

	private static final Pattern POSITION = Pattern.compile("(\\d{1,9})/(\\d{1,18})");

	private EventRecords() {
	}

	static ProducerRecord<byte[], byte[]> of(EncodedEvent encoded, ReceivedCommand cause) {
		return of(encoded, cause.source(), cause.traceparent());
	}

	/**
	 * The record of an event.
	 * @param source where its command stands in the command topic
	 * @param traceparent W3C trace context of the request, if it is known
	 */
	public static ProducerRecord<byte[], byte[]> of(EncodedEvent encoded, Source source, @Nullable String traceparent) {
		RecordedEvent event = encoded.event();
		return new ProducerRecord<>(Topics.EVENTS, null, bytes(event.conversationId()), encoded.bytes(),
				headers(event, source, traceparent));
	}

	/** Where the command of an event stood; null when its record does not tell. */
	public static @Nullable Source source(Headers headers) {
		Header header = headers.lastHeader(COMMAND_POSITION);
		if (header == null || header.value() == null) {
			return null;
		}
		Matcher position = POSITION.matcher(new String(header.value(), StandardCharsets.UTF_8));
		return position.matches() ? new Source(Integer.parseInt(position.group(1)), Long.parseLong(position.group(2)))
				: null;
	}

	private static List<Header> headers(RecordedEvent event, Source source, @Nullable String traceparent) {
		List<Header> headers = new ArrayList<>(8);
		headers.add(header("ce_specversion", "1.0"));
		headers.add(header("ce_id", IdKind.event(event.conversationId(), event.version())));
		headers.add(header("ce_type", "dev.conversations." + event.event().getClass().getSimpleName() + ".v1"));
		headers.add(header("ce_source", "/sub-accounts/" + event.tenant().subAccountId()));
		headers.add(header("ce_time", event.occurredAt().toString()));
		headers.add(header(COMMAND_POSITION, source.partition() + "/" + source.offset()));
		headers.add(header("content-type", "application/avro"));
		if (traceparent != null) {
			headers.add(header(CommandReader.TRACEPARENT, traceparent));
		}
		return headers;
	}

	private static Header header(String name, String value) {
		return new RecordHeader(name, bytes(value));
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
