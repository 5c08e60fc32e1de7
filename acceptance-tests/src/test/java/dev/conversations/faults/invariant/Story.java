package dev.conversations.faults.invariant;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.bson.types.Binary;

import dev.conversations.faults.instrument.PoisonWriter.Planted;
import dev.conversations.faults.load.Account;
import dev.conversations.faults.load.Call;
import dev.conversations.faults.load.Operation;
import dev.conversations.faults.load.Told;
import dev.conversations.schema.command.ConversationCommand;
import dev.conversations.schema.command.CreateConversation;
import dev.conversations.schema.command.SendMessage;
import dev.conversations.schema.event.ConversationCreated;
import dev.conversations.schema.event.ConversationEvent;
import dev.conversations.schema.event.MessageAdded;
import dev.conversations.store.ConversationDocument;
import dev.conversations.store.LedgerEntry;
import dev.conversations.store.MessageDocument;
import dev.conversations.store.Source;

/**
 * A conversation that was created and then got two messages, and all traces of it; a test
 * forges some.
 */
final class Story {

	static final String ID = "conv_1";

	private static final Instant NOW = Instant.parse("2026-03-15T10:30:00Z");

	private static final Account ACCOUNT = new Account("sub_1", "test", "");

	final List<Call> calls = new ArrayList<>(List.of(call(1, Operation.CREATE, new Told.Ok(201, ID, 1L, false)),
			call(2, Operation.SEND, new Told.Ok(201, "msg_2", 2L, false)),
			call(3, Operation.SEND, new Told.Ok(201, "msg_3", 3L, false)),
			call(4, Operation.GET, new Told.Ok(200, ID, 3L, false))));

	final List<CommandRecord> commands = new ArrayList<>(
			List.of(command(1, new CreateConversation("cust_1", null, null, null, "instagram", null, null)),
					command(2, new SendMessage("msg_2", "customer", "content 2")),
					command(3, new SendMessage("msg_3", "customer", "content 3"))));

	final List<EventRecord> events = new ArrayList<>(
			List.of(event(1, 1, new ConversationCreated("cust_1", null, null, null, "instagram", null)),
					event(2, 2, new MessageAdded("msg_2", 1L, "customer", "content 2")),
					event(3, 3, new MessageAdded("msg_3", 2L, "customer", "content 3"))));

	final List<MessageDocument> messages = new ArrayList<>(List.of(message(2, 1), message(3, 2)));

	final List<LedgerEntry> ledger = new ArrayList<>(List.of(entry(1)));

	final List<DeadLetterRecord> deadLetters = new ArrayList<>();

	final List<Planted> planted = new ArrayList<>();

	ConversationDocument document = document("sub_1", 2);

	long lag;

	/** What is found wrong with it, by the number of the invariant. */
	List<String> findings() {
		Evidence evidence = new Evidence(new Evidence.Clients(this.calls, true),
				new Evidence.Kept(List.of(this.document), this.messages, this.ledger),
				new Evidence.Sent(this.commands, this.events, List.of(), this.deadLetters, this.planted, this.lag));
		return InvariantChecker.judge(evidence).stream().map(Finding::invariant).distinct().toList();
	}

	static Call call(int number, Operation operation, Told told) {
		String body = (operation == Operation.SEND) ? "{\"content\":\"content %d\"}".formatted(number) : "";
		return new Call(number, ACCOUNT, operation, (operation == Operation.CREATE) ? null : ID, null, body,
				number * 10L, number * 10L + 5, told);
	}

	/** The same at another time. */
	static Call at(Call call, long start) {
		return new Call(call.number(), call.account(), call.operation(), call.conversationId(), call.key(), call.body(),
				start, start + 5, call.told());
	}

	static CommandRecord command(int number, Object payload) {
		return new CommandRecord(new Source(0, number), (long) number,
				new ConversationCommand("cmd_" + number, "sub_1", "test", ID, NOW, null, null, null, payload));
	}

	static EventRecord event(int command, long version, Object payload) {
		return new EventRecord(0, 2 * version,
				new ConversationEvent("evt_" + version, "sub_1", "test", ID, version, NOW, "cmd_" + command, payload));
	}

	static MessageDocument message(int command, int index) {
		return new MessageDocument("msg_" + command, ID, "sub_1", "test", index, "customer", "content " + command, NOW,
				command, null, "cmd_" + command, new Source(0, command));
	}

	static LedgerEntry entry(int command) {
		return new LedgerEntry("cmd_" + command, "sub_1", "test", ID, new Source(0, command), null, "applied", null,
				(long) command, null, null, List.of(new Binary(new byte[0])), NOW, NOW);
	}

	static ConversationDocument document(String subAccount, long unread) {
		return new ConversationDocument(ID, subAccount, "test", "cust_1", null, null, null, "instagram", "open", null,
				"content 3", NOW, NOW, unread > 0, unread, List.of(), 2, 3);
	}

}
