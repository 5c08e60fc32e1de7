package dev.conversations.faults.invariant;

import dev.conversations.schema.event.ConversationEvent;

/** A record of the event topic, as a {@code read_committed} subscriber sees it. */
record EventRecord(int partition, long offset, ConversationEvent event) {

	String conversation() {
		return this.event.getConversationId();
	}

	long version() {
		return this.event.getVersion();
	}

	@Override
	public String toString() {
		return "event at %d@%d, version %d of %s".formatted(this.partition, this.offset, version(), conversation());
	}

}
