package dev.conversations.faults.invariant;

import java.util.HexFormat;

import dev.conversations.store.Source;
import org.jspecify.annotations.Nullable;

/**
 * A record of the dead letter topic.
 *
 * @param origin where it stood in the command topic, by its headers
 * @param value null for a record without one
 */
record DeadLetterRecord(Source origin, byte @Nullable [] value) {

	@Override
	public String toString() {
		return "dead letter of %d@%d (%s)".formatted(this.origin.partition(), this.origin.offset(), (this.value == null)
				? "no value" : HexFormat.of().formatHex(this.value, 0, Math.min(this.value.length, 16)));
	}

}
