package dev.conversations.processor.kafka;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import dev.conversations.processor.ledger.ReceivedCommand;

/** A record of the command topic, read as far as it can be. */
sealed interface Incoming {

	ConsumerRecord<byte[], byte[]> record();

	/** It holds a command. */
	record Readable(ConsumerRecord<byte[], byte[]> record, ReceivedCommand command) implements Incoming {
	}

	/** It holds none, now or ever. */
	record Unreadable(ConsumerRecord<byte[], byte[]> record, String cause) implements Incoming {
	}

}
