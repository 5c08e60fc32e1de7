package dev.conversations.api.command;

import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Takes commands from here to where they are decided. */
@FunctionalInterface
interface Carrier {

	/**
	 * May block.
	 * @param confirmation told when the record is safe, or why it is not
	 */
	void carry(ProducerRecord<String, Object> record, Callback confirmation);

}
