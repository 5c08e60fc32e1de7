package dev.conversations.faults.invariant;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

import dev.conversations.store.MessageDocument;

/**
 * I3: one message for each command, one event for each version of a conversation, and one
 * committed copy of it in the topic.
 */
final class OnceEach implements Invariant {

	@Override
	public String id() {
		return "I3";
	}

	@Override
	public void check(Evidence evidence, Consumer<String> findings) {
		Set<String> commands = new HashSet<>();
		for (MessageDocument message : evidence.kept().messages()) {
			if (!commands.add(message.commandId())) {
				findings.accept("command %s made a second message, %s".formatted(message.commandId(), message.id()));
			}
		}
		Set<String> versions = new HashSet<>();
		Set<String> events = new HashSet<>();
		for (EventRecord record : evidence.sent().events()) {
			if (!versions.add(record.conversation() + '/' + record.version())) {
				findings.accept(record + " stands in the topic a second time");
			}
			else if (!events.add(record.event().getEventId())) {
				findings.accept("%s has the id of another event".formatted(record));
			}
		}
	}

}
