package dev.conversations.processor.wire;

import dev.conversations.processor.conversation.Channel;
import dev.conversations.processor.conversation.Command;
import dev.conversations.processor.conversation.ConversationCommand;
import dev.conversations.processor.conversation.Customer;
import dev.conversations.processor.conversation.Sender;
import dev.conversations.processor.conversation.Status;
import dev.conversations.processor.conversation.Tenant;
import dev.conversations.schema.command.CloseConversation;
import dev.conversations.schema.command.CreateConversation;
import dev.conversations.schema.command.MarkConversationRead;
import dev.conversations.schema.command.RemoveTag;
import dev.conversations.schema.command.SendMessage;
import dev.conversations.schema.command.UpdateConversation;
import org.jspecify.annotations.Nullable;

/** Reads commands out of their Avro form. */
public final class AvroCommands {

	private AvroCommands() {
	}

	/**
	 * @throws IllegalArgumentException when a value has no meaning here, such as an
	 * unknown channel
	 */
	public static Command read(dev.conversations.schema.command.ConversationCommand avro) {
		return new Command(avro.getCommandId(), new Tenant(avro.getSubAccountId(), avro.getMode()),
				avro.getConversationId(), avro.getIssuedAt(), avro.getExpectedVersion(), payload(avro.getPayload()));
	}

	private static ConversationCommand payload(Object payload) {
		return switch (payload) {
			case CreateConversation create -> create(create);
			case SendMessage send -> send(send);
			case UpdateConversation update -> update(update);
			case CloseConversation close -> new ConversationCommand.CloseConversation();
			case MarkConversationRead read -> new ConversationCommand.MarkConversationRead();
			case RemoveTag remove -> new ConversationCommand.RemoveTag(remove.getTag());
			default -> throw new IllegalArgumentException("payload is " + payload.getClass().getSimpleName());
		};
	}

	private static ConversationCommand create(CreateConversation create) {
		Customer customer = new Customer(create.getCustomerId(), create.getCustomerName(), create.getCustomerEmail(),
				create.getCustomerPhone());
		return new ConversationCommand.CreateConversation(customer, Channel.of(create.getChannel()),
				create.getSubject(), message(create.getMessage()));
	}

	private static ConversationCommand.@Nullable SendMessage message(@Nullable SendMessage message) {
		return (message != null) ? send(message) : null;
	}

	private static ConversationCommand.SendMessage send(SendMessage send) {
		return new ConversationCommand.SendMessage(send.getMessageId(), Sender.of(send.getSender()), send.getContent());
	}

	private static ConversationCommand update(UpdateConversation update) {
		Status status = (update.getStatus() != null) ? Status.of(update.getStatus()) : null;
		return new ConversationCommand.UpdateConversation(status, update.getCustomerName(), update.getSubject(),
				update.getTags());
	}

}
