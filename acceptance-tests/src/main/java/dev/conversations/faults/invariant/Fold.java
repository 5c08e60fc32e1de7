package dev.conversations.faults.invariant;

import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import dev.conversations.schema.event.ConversationClosed;
import dev.conversations.schema.event.ConversationCreated;
import dev.conversations.schema.event.ConversationEvent;
import dev.conversations.schema.event.ConversationRead;
import dev.conversations.schema.event.ConversationReopened;
import dev.conversations.schema.event.ConversationUpdated;
import dev.conversations.schema.event.MessageAdded;
import dev.conversations.store.ConversationDocument;
import org.jspecify.annotations.Nullable;

/**
 * What the events of one conversation come to, read from their description and not with
 * the processor's code.
 */
final class Fold {

	private final ConversationEvent first;

	private final ConversationCreated created;

	private final Set<String> tags = new LinkedHashSet<>();

	private String status = "open";

	private @Nullable String customerName;

	private @Nullable String subject;

	private @Nullable String lastMessage;

	private Instant lastActivityAt;

	private long unread;

	private long messages;

	private long version;

	private Fold(ConversationEvent first, ConversationCreated created) {
		this.first = first;
		this.created = created;
		this.customerName = created.getCustomerName();
		this.subject = created.getSubject();
		this.lastActivityAt = first.getOccurredAt();
	}

	/** Null when the first event creates nothing. */
	static @Nullable ConversationDocument of(List<ConversationEvent> events) {
		if (events.isEmpty() || !(events.getFirst().getPayload() instanceof ConversationCreated created)) {
			return null;
		}
		Fold fold = new Fold(events.getFirst(), created);
		events.forEach(fold::add);
		return fold.document();
	}

	private void add(ConversationEvent event) {
		this.version = event.getVersion();
		if (!(event.getPayload() instanceof ConversationRead)) {
			this.lastActivityAt = event.getOccurredAt();
		}
		switch (event.getPayload()) {
			case MessageAdded message -> add(message);
			case ConversationUpdated update -> add(update);
			case ConversationClosed closed -> this.status = closed.getStatus();
			case ConversationReopened reopened -> this.status = "open";
			case ConversationRead read -> this.unread = 0;
			default -> {
				// the creation, which is first
			}
		}
	}

	private void add(MessageAdded message) {
		this.lastMessage = message.getContent();
		this.messages++;
		this.unread = message.getSender().equals("customer") ? this.unread + 1 : 0;
	}

	private void add(ConversationUpdated update) {
		this.customerName = (update.getCustomerName() != null) ? update.getCustomerName() : this.customerName;
		this.subject = (update.getSubject() != null) ? update.getSubject() : this.subject;
		this.tags.addAll(update.getTagsAdded());
		update.getTagsRemoved().forEach(this.tags::remove);
	}

	private ConversationDocument document() {
		return new ConversationDocument(this.first.getConversationId(), this.first.getSubAccountId(),
				this.first.getMode(), this.created.getCustomerId(), this.customerName, this.created.getCustomerEmail(),
				this.created.getCustomerPhone(), this.created.getChannel(), this.status, this.subject, this.lastMessage,
				this.first.getOccurredAt(), this.lastActivityAt, this.unread > 0, this.unread,
				new ArrayList<>(this.tags), this.messages, this.version);
	}

	/** The fields that differ. */
	static String differences(ConversationDocument document, @Nullable ConversationDocument folded) {
		if (folded == null) {
			return "no creation";
		}
		return Arrays.stream(ConversationDocument.class.getRecordComponents())
			.filter((field) -> !Objects.equals(value(field, document), value(field, folded)))
			.map((field) -> "%s is %s, expected %s".formatted(field.getName(), value(field, document),
					value(field, folded)))
			.toList()
			.toString();
	}

	private static @Nullable Object value(RecordComponent field, ConversationDocument document) {
		try {
			return field.getAccessor().invoke(document);
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
