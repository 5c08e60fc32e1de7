package dev.conversations.processor.operations;

import java.util.ArrayList;
import java.util.List;

import dev.conversations.processor.conversation.Conversation;
import dev.conversations.processor.conversation.ConversationEvent.MessageAdded;
import dev.conversations.processor.conversation.RecordedEvent;
import dev.conversations.store.MessageDocument;
import org.jspecify.annotations.Nullable;

/**
 * What the event topic says of one conversation. Messages and commands are kept as
 * fingerprints.
 */
final class History {

	private final Fingerprints commands = new Fingerprints();

	private final Fingerprints messages = new Fingerprints();

	private final List<String> faults = new ArrayList<>();

	private @Nullable Conversation state;

	void add(RecordedEvent event) {
		long expected = this.commands.size() + 1L;
		if (event.version() < expected) {
			this.faults.add("version " + event.version() + " stands in the topic more than once");
			return;
		}
		if (event.version() > expected) {
			this.faults.add("version " + event.version() + " follows " + (expected - 1) + " in the topic");
			return;
		}
		if (this.state != null && !event.tenant().equals(this.state.tenant())) {
			this.faults.add("version " + event.version() + " belongs to another tenant");
		}
		append(event);
	}

	private void append(RecordedEvent event) {
		try {
			this.state = Conversation.evolve(this.state, event);
		}
		catch (IllegalArgumentException ex) {
			this.faults.add(String.valueOf(ex.getMessage()));
			return;
		}
		this.commands.add(Fingerprint.of(event.commandId()));
		if (event.event() instanceof MessageAdded added) {
			this.messages.add(Fingerprint.of(added.messageId(), added.index(), added.sender().code(), added.content(),
					event.occurredAt(), event.version(), event.commandId()));
		}
	}

	static long fingerprint(MessageDocument message) {
		return Fingerprint.of(message.id(), message.index(), message.sender(), message.content(), message.timestamp(),
				message.version(), message.commandId());
	}

	/** State after the last event; null when no event could be read. */
	@Nullable Conversation state() {
		return this.state;
	}

	/** What is wrong with the events by themselves. */
	List<String> faults() {
		return this.faults;
	}

	int events() {
		return this.commands.size();
	}

	/** Fingerprints of the messages, at the positions of their indexes. */
	Fingerprints messages() {
		return this.messages;
	}

	/** Whether the command made the event of that version. */
	boolean causedBy(String commandId, long version) {
		return this.commands.has(version, Fingerprint.of(commandId));
	}

}
