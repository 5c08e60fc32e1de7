package dev.conversations.faults.invariant;

import java.util.List;
import java.util.function.Consumer;

import dev.conversations.schema.event.MessageAdded;
import dev.conversations.store.ConversationDocument;
import dev.conversations.store.MessageDocument;

/**
 * I4: versions and message indexes are 1..n in the order of the topic, and equal in
 * MongoDB.
 */
final class GaplessOrder implements Invariant {

	@Override
	public String id() {
		return "I4";
	}

	@Override
	public void check(Evidence evidence, Consumer<String> findings) {
		for (ConversationDocument document : evidence.kept().conversations()) {
			List<EventRecord> events = evidence.events(document.id());
			inOrder(events, findings);
			if (events.size() != document.version()) {
				findings.accept("%s has version %d and %d events in the topic".formatted(document.id(),
						document.version(), events.size()));
			}
			messages(document, events, evidence.messages(document.id()), findings);
		}
		evidence.sent().unreadable().forEach(findings);
	}

	private static void inOrder(List<EventRecord> events, Consumer<String> findings) {
		for (int n = 0; n < events.size(); n++) {
			EventRecord record = events.get(n);
			if (record.version() != n + 1L) {
				findings.accept("%s stands where version %d belongs".formatted(record, n + 1));
				return;
			}
			if (record.partition() != events.getFirst().partition()) {
				findings.accept("%s is in another partition than its first, %s".formatted(record, events.getFirst()));
				return;
			}
		}
	}

	private static void messages(ConversationDocument document, List<EventRecord> events,
			List<MessageDocument> messages, Consumer<String> findings) {
		List<String> sent = events.stream()
			.filter((record) -> record.event().getPayload() instanceof MessageAdded)
			.map((record) -> text(record.version(), (MessageAdded) record.event().getPayload()))
			.toList();
		List<String> kept = messages.stream().map(GaplessOrder::text).toList();
		if (!sent.equals(kept)) {
			findings.accept("%s has %d messages in MongoDB and others in the topic, %d".formatted(document.id(),
					kept.size(), sent.size()));
		}
		for (int n = 0; n < messages.size(); n++) {
			if (messages.get(n).index() != n + 1L) {
				findings.accept("message %s of %s has index %d where %d belongs".formatted(messages.get(n).id(),
						document.id(), messages.get(n).index(), n + 1));
				return;
			}
		}
		if (document.messageCount() != messages.size()) {
			findings.accept("%s counts %d messages and has %d".formatted(document.id(), document.messageCount(),
					messages.size()));
		}
	}

	private static String text(long version, MessageAdded added) {
		return String.join("/", String.valueOf(version), String.valueOf(added.getIndex()), added.getMessageId(),
				added.getSender(), added.getContent());
	}

	private static String text(MessageDocument message) {
		return String.join("/", String.valueOf(message.version()), String.valueOf(message.index()), message.id(),
				message.sender(), message.content());
	}

}
