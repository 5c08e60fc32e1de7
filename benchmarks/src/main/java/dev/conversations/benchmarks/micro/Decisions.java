package dev.conversations.benchmarks.micro;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import dev.conversations.processor.conversation.Channel;
import dev.conversations.processor.conversation.Command;
import dev.conversations.processor.conversation.Conversation;
import dev.conversations.processor.conversation.ConversationCommand;
import dev.conversations.processor.conversation.ConversationCommand.SendMessage;
import dev.conversations.processor.conversation.ConversationCommand.UpdateConversation;
import dev.conversations.processor.conversation.ConversationDecider;
import dev.conversations.processor.conversation.ConversationEvent.MessageAdded;
import dev.conversations.processor.conversation.Customer;
import dev.conversations.processor.conversation.Decision;
import dev.conversations.processor.conversation.Messages;
import dev.conversations.processor.conversation.RecordedEvent;
import dev.conversations.processor.conversation.Sender;
import dev.conversations.processor.conversation.Status;
import dev.conversations.processor.conversation.Tenant;
import dev.conversations.schema.IdKind;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The rules: from state and command to events, and from state and event to state. */
@State(Scope.Thread)
public class Decisions {

	private static final Instant TIME = Instant.parse("2026-03-15T10:30:00.123Z");

	private static final UUID SUB_ACCOUNT = UUID.fromString("0195a0c4-1f00-7000-8000-000000000001");

	private static final int MESSAGES = 12;

	private static final long VERSION = 15;

	private final ConversationDecider decider = new ConversationDecider();

	private final String id = IdKind.CONVERSATION.next();

	private final Conversation conversation = new Conversation(this.id, tenant(),
			new Customer(IdKind.CUSTOMER.next(), "Ada", "ada@example.com", null), Channel.INSTAGRAM, "Order 4711",
			Status.OPEN, List.of("vip", "late"), new Messages(MESSAGES, 1, Dialogue.turn(MESSAGES)), TIME, TIME,
			VERSION);

	private final Cycle<Command> sends = Cycle
		.of((number) -> command(new SendMessage(IdKind.MESSAGE.next(), sender(number), Dialogue.turn(number))));

	private final Cycle<Command> updates = Cycle.of((number) -> command(new UpdateConversation(Status.RESOLVED, null,
			"Order 4711, refund %d".formatted(number), List.of("refund"))));

	private final Cycle<RecordedEvent> messages = Cycle
		.of((number) -> new RecordedEvent(tenant(), this.id, VERSION + 1, TIME, IdKind.COMMAND.next(),
				new MessageAdded(IdKind.MESSAGE.next(), MESSAGES + 1, sender(number), Dialogue.turn(number))));

	/** One event; the state after it is part of the decision. */
	@Benchmark
	public Decision decideSend() {
		return this.decider.decide(this.conversation, this.sends.next());
	}

	/** Two events. */
	@Benchmark
	public Decision decideUpdate() {
		return this.decider.decide(this.conversation, this.updates.next());
	}

	@Benchmark
	public Conversation evolve() {
		return Conversation.evolve(this.conversation, this.messages.next());
	}

	private Command command(ConversationCommand payload) {
		return new Command(IdKind.COMMAND.next(), tenant(), this.id, TIME, null, payload);
	}

	/** Equal and never the same, as those of commands that come from Kafka. */
	private static Tenant tenant() {
		return new Tenant(IdKind.SUB_ACCOUNT.of(SUB_ACCOUNT), "live");
	}

	private static Sender sender(int number) {
		return (number % 2 == 0) ? Sender.CUSTOMER : Sender.ASSISTANT;
	}

}
