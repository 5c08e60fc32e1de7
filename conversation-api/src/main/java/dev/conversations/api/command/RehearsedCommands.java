package dev.conversations.api.command;

import java.util.List;

import dev.conversations.schema.Topics;
import dev.conversations.schema.command.ConversationCommand;
import dev.conversations.schema.command.SendMessage;
import dev.conversations.schema.outcome.CommandOutcome;
import dev.conversations.schema.outcome.CommandOutcomes;
import dev.conversations.schema.outcome.ConversationSnapshot;
import dev.conversations.schema.outcome.MessageSnapshot;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import reactor.util.context.Context;

import org.springframework.stereotype.Component;

/**
 * Takes the place of Kafka and of the processor while a request is rehearsed: commands
 * are written as for the topic, and answered, and never leave this process.
 */
@Component
public final class RehearsedCommands {

	private final Serializer<Object> serializer;

	private final Deserializer<Object> deserializer;

	private final InFlight inFlight;

	RehearsedCommands(Serializer<Object> serializer, Deserializer<Object> deserializer, InFlight inFlight) {
		this.serializer = serializer;
		this.deserializer = deserializer;
		this.inFlight = inFlight;
	}

	/**
	 * For the subscriber of a request: what that submits comes here. A context is made in
	 * this process; nothing that a client sends gets into it.
	 */
	public Context in(Context context) {
		return context.put(Carrier.class, (Carrier) this::carry);
	}

	private void carry(ProducerRecord<String, Object> record, Callback confirmation) {
		this.serializer.serialize(record.topic(), record.headers(), record.value());
		confirmation.onCompletion(null, null);
		byte[] answer = this.serializer.serialize(Topics.OUTCOMES,
				new CommandOutcomes(List.of(applied((ConversationCommand) record.value()))));
		if (this.deserializer.deserialize(Topics.OUTCOMES, answer) instanceof CommandOutcomes outcomes) {
			outcomes.getOutcomes().forEach(this.inFlight::decided);
		}
	}

	private static CommandOutcome applied(ConversationCommand command) {
		SendMessage message = (command.getPayload() instanceof SendMessage send) ? send : null;
		return CommandOutcome.newBuilder()
			.setCommandId(command.getCommandId())
			.setCorrelationId(command.getReplyTo().getCorrelationId())
			.setStatus("applied")
			.setReplayed(false)
			.setVersion(1L)
			.setMessage(message(command, message))
			.setConversation((message == null) ? conversation(command) : null)
			.build();
	}

	private static @Nullable MessageSnapshot message(ConversationCommand command, @Nullable SendMessage message) {
		return (message != null) ? new MessageSnapshot(message.getMessageId(), 1L, message.getSender(),
				message.getContent(), command.getIssuedAt()) : null;
	}

	private static ConversationSnapshot conversation(ConversationCommand command) {
		return new ConversationSnapshot(command.getConversationId(), "", null, null, null, "sms", "open", null, null,
				command.getIssuedAt(), command.getIssuedAt(), 0L, List.of(), 0L, 1L);
	}

}
