package dev.conversations.processor.ledger;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import org.bson.types.Binary;

import dev.conversations.processor.conversation.Channel;
import dev.conversations.processor.conversation.Command;
import dev.conversations.processor.conversation.ConversationCommand;
import dev.conversations.processor.conversation.ConversationCommand.CloseConversation;
import dev.conversations.processor.conversation.ConversationCommand.CreateConversation;
import dev.conversations.processor.conversation.ConversationCommand.MarkConversationRead;
import dev.conversations.processor.conversation.ConversationCommand.RemoveTag;
import dev.conversations.processor.conversation.ConversationCommand.SendMessage;
import dev.conversations.processor.conversation.ConversationCommand.UpdateConversation;
import dev.conversations.processor.conversation.Customer;
import dev.conversations.processor.conversation.Sender;
import dev.conversations.processor.conversation.Status;
import dev.conversations.processor.conversation.Tenant;
import dev.conversations.schema.IdKind;
import dev.conversations.store.Source;

/** Commands on one fresh conversation, each at the next place of the topic. */
final class Commands {

	static final Instant NOW = Instant.parse("2026-03-15T10:30:00.123Z");

	private static final AtomicLong OFFSET = new AtomicLong();

	final Tenant tenant = new Tenant(IdKind.SUB_ACCOUNT.next(), "test");

	final String conversation;

	Commands() {
		this(IdKind.CONVERSATION.next());
	}

	Commands(String conversation) {
		this.conversation = conversation;
	}

	ReceivedCommand create() {
		return of(new CreateConversation(new Customer(IdKind.CUSTOMER.next(), "Ada", null, "+4915112345678"),
				Channel.SMS, "Order 7", null));
	}

	ReceivedCommand create(String message) {
		return of(new CreateConversation(new Customer(IdKind.CUSTOMER.next(), "Ada", "ada@example.org", null),
				Channel.EMAIL, null, new SendMessage(IdKind.MESSAGE.next(), Sender.CUSTOMER, message)));
	}

	ReceivedCommand send(String content, Sender sender) {
		return of(new SendMessage(IdKind.MESSAGE.next(), sender, content));
	}

	ReceivedCommand hello() {
		return send("hello", Sender.CUSTOMER);
	}

	ReceivedCommand tag(String... tags) {
		return of(new UpdateConversation(null, null, null, List.of(tags)));
	}

	ReceivedCommand become(Status status) {
		return of(new UpdateConversation(status, null, null, List.of()));
	}

	ReceivedCommand update(Status status, String name, String subject, String... tags) {
		return of(new UpdateConversation(status, name, subject, List.of(tags)));
	}

	ReceivedCommand close() {
		return of(new CloseConversation());
	}

	ReceivedCommand read() {
		return of(new MarkConversationRead());
	}

	ReceivedCommand untag(String tag) {
		return of(new RemoveTag(tag));
	}

	/** The decider has no answer to a message from nobody. */
	ReceivedCommand poison() {
		return of(new SendMessage(IdKind.MESSAGE.next(), null, "from nobody"));
	}

	ReceivedCommand of(ConversationCommand payload) {
		return new ReceivedCommand(
				new Command(IdKind.COMMAND.next(), this.tenant, this.conversation, NOW, null, payload), nextSource(),
				null, null, null);
	}

	private static Source nextSource() {
		return new Source(0, OFFSET.incrementAndGet());
	}

	static ReceivedCommand at(Source source, ReceivedCommand received) {
		return new ReceivedCommand(received.command(), source, received.fingerprint(), null, null);
	}

	static ReceivedCommand expecting(long version, ReceivedCommand received) {
		Command command = received.command();
		return new ReceivedCommand(new Command(command.id(), command.tenant(), command.conversationId(),
				command.issuedAt(), version, command.payload()), received.source(), received.fingerprint(), null, null);
	}

	static ReceivedCommand keyed(ReceivedCommand received) {
		return keyed(received, "print");
	}

	static ReceivedCommand keyed(ReceivedCommand received, String fingerprint) {
		return new ReceivedCommand(received.command(), received.source(),
				new Binary(fingerprint.getBytes(StandardCharsets.UTF_8)), null, null);
	}

	/** The same record written once more. */
	static ReceivedCommand doubled(ReceivedCommand received) {
		return new ReceivedCommand(received.command(), nextSource(), received.fingerprint(), null, null);
	}

	/**
	 * What another request with the same key becomes: ids that are made for each request
	 * are others.
	 */
	static ReceivedCommand repeated(ReceivedCommand received) {
		Command first = received.command();
		String conversation = received.creates() ? IdKind.CONVERSATION.next() : first.conversationId();
		Command again = new Command(first.id(), first.tenant(), conversation, first.issuedAt().plusSeconds(60),
				first.expectedVersion(), fresh(first.payload()));
		return new ReceivedCommand(again, nextSource(), received.fingerprint(), null, null);
	}

	private static ConversationCommand fresh(ConversationCommand payload) {
		return switch (payload) {
			case SendMessage send -> new SendMessage(IdKind.MESSAGE.next(), send.sender(), send.content());
			case CreateConversation create when create.message() != null -> new CreateConversation(create.customer(),
					create.channel(), create.subject(), (SendMessage) fresh(create.message()));
			default -> payload;
		};
	}

}
