package dev.conversations.processor.ledger;

import dev.conversations.processor.conversation.Channel;
import dev.conversations.processor.conversation.Conversation;
import dev.conversations.processor.conversation.ConversationEvent.MessageAdded;
import dev.conversations.processor.conversation.Customer;
import dev.conversations.processor.conversation.Messages;
import dev.conversations.processor.conversation.RecordedEvent;
import dev.conversations.processor.conversation.Status;
import dev.conversations.processor.conversation.Tenant;
import dev.conversations.store.ConversationDocument;
import dev.conversations.store.MessageDocument;
import dev.conversations.store.Source;

/** Conversations and messages as they lie in MongoDB, and back. */
public final class Documents {

	private Documents() {
	}

	/** The document of a conversation. */
	public static ConversationDocument of(Conversation conversation) {
		Customer customer = conversation.customer();
		Messages messages = conversation.messages();
		return new ConversationDocument(conversation.id(), conversation.tenant().subAccountId(),
				conversation.tenant().mode(), customer.id(), customer.name(), customer.email(), customer.phone(),
				conversation.channel().code(), conversation.status().code(), conversation.subject(), messages.last(),
				conversation.createdAt(), conversation.lastActivityAt(), messages.unread() > 0, messages.unread(),
				conversation.tags(), messages.count(), conversation.version());
	}

	/** The conversation that a document stands for. */
	public static Conversation read(ConversationDocument document) {
		return new Conversation(document.id(), new Tenant(document.subAccountId(), document.mode()),
				new Customer(document.customerId(), document.customerName(), document.customerEmail(),
						document.customerPhone()),
				Channel.of(document.channel()), document.subject(), Status.of(document.status()), document.tags(),
				new Messages(document.messageCount(), document.unreadCount(), document.lastMessage()),
				document.createdAt(), document.lastActivityAt(), document.version());
	}

	/**
	 * The document of a message.
	 * @param reopened whether its command reopened the conversation first
	 */
	public static MessageDocument of(RecordedEvent event, MessageAdded added, boolean reopened, Source source) {
		return new MessageDocument(added.messageId(), event.conversationId(), event.tenant().subAccountId(),
				event.tenant().mode(), added.index(), added.sender().code(), added.content(), event.occurredAt(),
				event.version(), reopened ? Boolean.TRUE : null, event.commandId(), source);
	}

}
