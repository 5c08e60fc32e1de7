package dev.conversations.processor.kafka;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;

import dev.conversations.schema.IdKind;
import dev.conversations.schema.command.CloseConversation;
import dev.conversations.schema.command.ConversationCommand;
import dev.conversations.schema.command.CreateConversation;
import dev.conversations.schema.command.MarkConversationRead;
import dev.conversations.schema.command.RemoveTag;
import dev.conversations.schema.command.SendMessage;
import dev.conversations.schema.command.UpdateConversation;

/**
 * Commands of every kind on a few conversations: with and without keys, repeated,
 * refused, reopening, with and without every optional field.
 */
final class VariedLoad {

	private static final List<String> CHANNELS = List.of("sms", "email", "instagram", "facebook", "whatsapp", "voice");

	private final Wire wire;

	private final Random random;

	private final List<String> conversations = new ArrayList<>();

	private int published;

	VariedLoad(Wire wire, long seed) {
		this.wire = wire;
		this.random = new Random(seed);
		this.published = wire.outcomes().size();
	}

	/** Publishes so many, and waits until each has an outcome. */
	void run(int commands) {
		publish(commands);
		Awaitility.await()
			.atMost(Wire.PATIENCE.multipliedBy(3))
			.until(() -> this.wire.outcomes().size() >= this.published);
	}

	/** Publishes so many. */
	void publish(int commands) {
		List<ConversationCommand> batch = new ArrayList<>();
		IntStream.range(0, commands).forEach((i) -> batch.add(next(batch)));
		this.wire.publishAll(batch);
		this.published += commands;
	}

	List<String> conversations() {
		return this.conversations;
	}

	private ConversationCommand next(List<ConversationCommand> before) {
		int dice = this.random.nextInt(100);
		if (this.conversations.isEmpty() || dice < 5) {
			return create();
		}
		if (dice < 10 && !before.isEmpty()) {
			return this.wire.repeat(before.get(this.random.nextInt(before.size())));
		}
		String conversation = this.conversations.get(this.random.nextInt(this.conversations.size()));
		ConversationCommand command = this.wire.command(conversation, payload(dice));
		return chance(20) ? this.wire.keyed(command, "print of " + dice) : command;
	}

	private ConversationCommand create() {
		String conversation = IdKind.CONVERSATION.next();
		this.conversations.add(conversation);
		SendMessage message = chance(50) ? new SendMessage(IdKind.MESSAGE.next(), sender(), text()) : null;
		ConversationCommand create = this.wire.command(conversation,
				new CreateConversation(IdKind.CUSTOMER.next(), any("Ada"), any("ada@example.org"),
						any("+4915112345678"), CHANNELS.get(this.random.nextInt(CHANNELS.size())), any(text()),
						message));
		return chance(20) ? this.wire.keyed(create, "print") : create;
	}

	private Object payload(int dice) {
		return switch (dice % 10) {
			case 0 -> new UpdateConversation(any(status()), any("Grace"), any(text()), tags());
			case 1 -> new CloseConversation();
			case 2 -> new MarkConversationRead();
			case 3 -> new RemoveTag("tag " + this.random.nextInt(8));
			default -> new SendMessage(IdKind.MESSAGE.next(), sender(), text());
		};
	}

	private List<String> tags() {
		return IntStream.range(0, this.random.nextInt(4)).mapToObj((i) -> "tag " + this.random.nextInt(8)).toList();
	}

	private String status() {
		return List.of("open", "closed", "resolved").get(this.random.nextInt(3));
	}

	private String sender() {
		return chance(60) ? "customer" : "assistant";
	}

	private String text() {
		return "Grüße № " + this.random.nextInt(1000) + " \uD83D\uDE00 " + "x".repeat(this.random.nextInt(200));
	}

	private <T> T any(T value) {
		return chance(50) ? value : null;
	}

	private boolean chance(int percent) {
		return this.random.nextInt(100) < percent;
	}

}
