package dev.conversations.processor.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;

import dev.conversations.processor.ledger.Ledger;
import dev.conversations.processor.ledger.ReceivedCommand;
import dev.conversations.processor.ledger.ReceivedCommand.ReplyTo;
import dev.conversations.processor.ledger.Result;
import dev.conversations.schema.IdKind;
import dev.conversations.schema.Topics;
import dev.conversations.schema.command.CloseConversation;
import dev.conversations.schema.command.ConversationCommand;
import dev.conversations.schema.command.CreateConversation;
import dev.conversations.schema.command.MarkConversationRead;
import dev.conversations.schema.command.RemoveTag;
import dev.conversations.schema.command.SendMessage;
import dev.conversations.schema.command.UpdateConversation;
import dev.conversations.schema.outcome.CommandOutcome;
import dev.conversations.schema.outcome.CommandOutcomes;

/**
 * Goes the way of a batch with commands that nobody sent and of which nothing is kept.
 * Then classes are loaded, schemas known and connections open before the first command
 * that somebody waits for.
 */
final class Rehearsal {

	/** Of six commands: the JVM has compiled most of what they call. */
	private static final Duration QUICK_ROUND = Duration.ofMillis(5);

	private static final int QUICK_ROUNDS = 10;

	/** A machine that is too busy to become quick goes on without. */
	private static final Duration LONGEST = Duration.ofSeconds(3);

	private final Ledger ledger;

	private final Serializer<Object> serializer;

	private final CommandReader reader;

	Rehearsal(Ledger ledger, Serializer<Object> serializer, Deserializer<Object> deserializer) {
		this.ledger = ledger;
		this.serializer = serializer;
		this.reader = new CommandReader(deserializer);
	}

	/**
	 * Returns when commands are carried out quickly, or after three seconds.
	 * @throws RuntimeException when MongoDB or the registry does not answer
	 */
	void run() {
		long began = System.nanoTime();
		long before = began;
		int quick = 0;
		while (quick < QUICK_ROUNDS && before - began < LONGEST.toNanos()) {
			round();
			long after = System.nanoTime();
			quick += (after - before <= QUICK_ROUND.toNanos()) ? 1 : 0;
			before = after;
		}
	}

	private void round() {
		List<Result> results = this.ledger.rehearse(commands());
		results.forEach((result) -> result.events().forEach((event) -> EventRecords.of(event, result.received())));
		this.serializer.serialize(Topics.OUTCOMES, new CommandOutcomes(outcomes(results)));
	}

	private static List<CommandOutcome> outcomes(List<Result> results) {
		ReplyTo nobody = new ReplyTo("", 0);
		return results.stream().map((result) -> AvroOutcomes.write(result, nobody)).toList();
	}

	private List<ReceivedCommand> commands() {
		String conversation = IdKind.CONVERSATION.next();
		SendMessage message = new SendMessage(IdKind.MESSAGE.next(), "customer", "a");
		List<Object> payloads = List.of(
				new CreateConversation(IdKind.CUSTOMER.next(), null, null, null, "sms", null, message),
				new SendMessage(IdKind.MESSAGE.next(), "customer", "b"),
				new UpdateConversation(null, null, "c", List.of("d")), new RemoveTag("d"), new MarkConversationRead(),
				new CloseConversation());
		List<ReceivedCommand> commands = new ArrayList<>();
		payloads.forEach((payload) -> commands.add(command(conversation, payload)));
		return commands;
	}

	private ReceivedCommand command(String conversation, Object payload) {
		byte[] command = this.serializer.serialize(Topics.COMMANDS, new ConversationCommand(IdKind.COMMAND.next(), "",
				"", conversation, Instant.EPOCH, null, null, null, payload));
		Incoming incoming = this.reader.read(
				new ConsumerRecord<>(Topics.COMMANDS, -1, -1, conversation.getBytes(StandardCharsets.UTF_8), command));
		return switch (incoming) {
			case Incoming.Readable readable -> readable.command();
			case Incoming.Unreadable unreadable -> throw new IllegalStateException(unreadable.cause());
		};
	}

}
