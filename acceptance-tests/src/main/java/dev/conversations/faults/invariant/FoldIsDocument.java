package dev.conversations.faults.invariant;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

import dev.conversations.schema.event.ConversationEvent;
import dev.conversations.store.ConversationDocument;

/** I5: what the events come to is the document. */
final class FoldIsDocument implements Invariant {

	@Override
	public String id() {
		return "I5";
	}

	@Override
	public void check(Evidence evidence, Consumer<String> findings) {
		Set<String> kept = new HashSet<>();
		for (ConversationDocument document : evidence.kept().conversations()) {
			kept.add(document.id());
			List<ConversationEvent> events = evidence.events(document.id()).stream().map(EventRecord::event).toList();
			ConversationDocument folded = Fold.of(events);
			if (!document.equals(folded)) {
				findings.accept("%s is not what its %d events come to: %s".formatted(document.id(), events.size(),
						Fold.differences(document, folded)));
			}
		}
		evidence.sent()
			.events()
			.stream()
			.map(EventRecord::conversation)
			.distinct()
			.filter((id) -> !kept.contains(id))
			.forEach((id) -> findings.accept(id + " is in the topic and not in MongoDB"));
	}

}
