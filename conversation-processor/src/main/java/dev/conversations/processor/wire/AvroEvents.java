package dev.conversations.processor.wire;

import dev.conversations.processor.conversation.Channel;
import dev.conversations.processor.conversation.ConversationEvent;
import dev.conversations.processor.conversation.Customer;
import dev.conversations.processor.conversation.RecordedEvent;
import dev.conversations.processor.conversation.Sender;
import dev.conversations.processor.conversation.Status;
import dev.conversations.processor.conversation.Tenant;
import dev.conversations.schema.IdKind;
import dev.conversations.schema.event.ConversationClosed;
import dev.conversations.schema.event.ConversationCreated;
import dev.conversations.schema.event.ConversationRead;
import dev.conversations.schema.event.ConversationReopened;
import dev.conversations.schema.event.ConversationUpdated;
import dev.conversations.schema.event.MessageAdded;

/** Events in their Avro form, and out of it. */
public final class AvroEvents {

	private AvroEvents() {
	}

	/** The Avro form of an event. */
	public static dev.conversations.schema.event.ConversationEvent write(RecordedEvent event) {
		return new dev.conversations.schema.event.ConversationEvent(
				IdKind.event(event.conversationId(), event.version()), event.tenant().subAccountId(),
				event.tenant().mode(), event.conversationId(), event.version(), event.occurredAt(), event.commandId(),
				write(event.event()));
	}

	private static Object write(ConversationEvent event) {
		return switch (event) {
			case ConversationEvent.ConversationCreated created -> created(created);
			case ConversationEvent.MessageAdded message ->
				new MessageAdded(message.messageId(), message.index(), message.sender().code(), message.content());
			case ConversationEvent.ConversationUpdated update -> new ConversationUpdated(update.customerName(),
					update.subject(), update.tagsAdded(), update.tagsRemoved());
			case ConversationEvent.ConversationClosed closed -> new ConversationClosed(closed.status().code());
			case ConversationEvent.ConversationReopened reopened -> new ConversationReopened();
			case ConversationEvent.ConversationRead read -> new ConversationRead();
		};
	}

	private static ConversationCreated created(ConversationEvent.ConversationCreated created) {
		Customer customer = created.customer();
		return new ConversationCreated(customer.id(), customer.name(), customer.email(), customer.phone(),
				created.channel().code(), created.subject());
	}

	/**
	 * @throws IllegalArgumentException when a value has no meaning here, such as an
	 * unknown channel
	 */
	public static RecordedEvent read(dev.conversations.schema.event.ConversationEvent avro) {
		return new RecordedEvent(new Tenant(avro.getSubAccountId(), avro.getMode()), avro.getConversationId(),
				avro.getVersion(), avro.getOccurredAt(), avro.getCommandId(), read(avro.getPayload()));
	}

	private static ConversationEvent read(Object payload) {
		return switch (payload) {
			case ConversationCreated created -> created(created);
			case MessageAdded message -> new ConversationEvent.MessageAdded(message.getMessageId(), message.getIndex(),
					Sender.of(message.getSender()), message.getContent());
			case ConversationUpdated update -> new ConversationEvent.ConversationUpdated(update.getCustomerName(),
					update.getSubject(), update.getTagsAdded(), update.getTagsRemoved());
			case ConversationClosed closed -> new ConversationEvent.ConversationClosed(Status.of(closed.getStatus()));
			case ConversationReopened reopened -> new ConversationEvent.ConversationReopened();
			case ConversationRead read -> new ConversationEvent.ConversationRead();
			default -> throw new IllegalArgumentException("payload is " + payload.getClass().getSimpleName());
		};
	}

	private static ConversationEvent created(ConversationCreated created) {
		Customer customer = new Customer(created.getCustomerId(), created.getCustomerName(), created.getCustomerEmail(),
				created.getCustomerPhone());
		return new ConversationEvent.ConversationCreated(customer, Channel.of(created.getChannel()),
				created.getSubject());
	}

}
