package dev.conversations.faults.invariant;

import dev.conversations.schema.command.ConversationCommand;
import dev.conversations.store.Source;
import org.jspecify.annotations.Nullable;

/**
 * A record of the command topic that can be read.
 *
 * @param call number of the call that it came of; null when it is of no call in the log
 */
record CommandRecord(Source place, @Nullable Long call, ConversationCommand command) {

	String id() {
		return this.command.getCommandId();
	}

	@Override
	public String toString() {
		return "command %s at %d@%d".formatted(id(), this.place.partition(), this.place.offset());
	}

}
