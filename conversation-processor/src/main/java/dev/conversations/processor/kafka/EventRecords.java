package dev.conversations.processor.kafka;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

import dev.conversations.processor.conversation.RecordedEvent;
import dev.conversations.processor.ledger.EncodedEvent;
import dev.conversations.processor.ledger.ReceivedCommand;
import dev.conversations.schema.IdKind;
import dev.conversations.schema.Topics;

/**
 * Events as records: keyed by conversation, with CloudEvents 1.0 headers in binary mode.
 * The time of a record is when it is published; {@code ce_time} is when the event
 * occurred, which brokers would refuse where a clock was wrong (Kafka's
 * {@code message.timestamp.after.max.ms}).
 */
final class EventRecords {

	private EventRecords() {
	}

	static ProducerRecord<byte[], byte[]> of(EncodedEvent encoded, ReceivedCommand cause) {
		RecordedEvent event = encoded.event();
		return new ProducerRecord<>(Topics.EVENTS, null, bytes(event.conversationId()), encoded.bytes(),
				headers(event, cause));
	}

	private static List<Header> headers(RecordedEvent event, ReceivedCommand cause) {
		List<Header> headers = new ArrayList<>(8);
		headers.add(header("ce_specversion", "1.0"));
		headers.add(header("ce_id", IdKind.event(event.conversationId(), event.version())));
		headers.add(header("ce_type", "dev.conversations." + event.event().getClass().getSimpleName() + ".v1"));
		headers.add(header("ce_source", "/sub-accounts/" + event.tenant().subAccountId()));
		headers.add(header("ce_time", event.occurredAt().toString()));
		headers.add(header("ce_commandposition", cause.source().partition() + "/" + cause.source().offset()));
		headers.add(header("content-type", "application/avro"));
		if (cause.traceparent() != null) {
			headers.add(header(CommandReader.TRACEPARENT, cause.traceparent()));
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
