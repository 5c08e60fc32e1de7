package dev.conversations.processor.conversation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import dev.conversations.processor.conversation.ConversationCommand.CloseConversation;
import dev.conversations.processor.conversation.ConversationCommand.CreateConversation;
import dev.conversations.processor.conversation.ConversationCommand.MarkConversationRead;
import dev.conversations.processor.conversation.ConversationCommand.RemoveTag;
import dev.conversations.processor.conversation.ConversationCommand.SendMessage;
import dev.conversations.processor.conversation.ConversationCommand.UpdateConversation;
import dev.conversations.processor.conversation.ConversationEvent.ConversationClosed;
import dev.conversations.processor.conversation.ConversationEvent.ConversationCreated;
import dev.conversations.processor.conversation.ConversationEvent.ConversationRead;
import dev.conversations.processor.conversation.ConversationEvent.ConversationReopened;
import dev.conversations.processor.conversation.ConversationEvent.ConversationUpdated;
import dev.conversations.processor.conversation.ConversationEvent.MessageAdded;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Given a history, when a command is decided, then these events or that refusal. The
 * events of the history lie a minute apart; the command comes a minute after the last.
 */
final class Story {

	static final Instant START = Instant.parse("2026-03-15T10:30:00.123Z");

	static final Duration STEP = Duration.ofMinutes(1);

	static final String CONVERSATION = "conv_1";

	static final Tenant TENANT = new Tenant("sub_1", "test");

	static final Customer ADA = new Customer("cust_1", "Ada", "ada@example.org", "+4915112345678");

	private static final ConversationDecider DECIDER = new ConversationDecider();

	private final @Nullable Conversation state;

	private Tenant tenant = TENANT;

	private Instant issuedAt;

	private @Nullable Long expectedVersion;

	private Story(ConversationEvent... history) {
		this.state = fold(history);
		this.issuedAt = START.plus(STEP.multipliedBy(history.length));
	}

	static Story given(ConversationEvent... history) {
		return new Story(history);
	}

	/** The state that the events come to. */
	static @Nullable Conversation fold(ConversationEvent... history) {
		Conversation state = null;
		for (int i = 0; i < history.length; i++) {
			state = Conversation.evolve(state, recorded(i + 1, START.plus(STEP.multipliedBy(i)), history[i]));
		}
		return state;
	}

	static RecordedEvent recorded(long version, Instant occurredAt, ConversationEvent event) {
		return new RecordedEvent(TENANT, CONVERSATION, version, occurredAt, "cmd_" + version, event);
	}

	Story from(Tenant other) {
		this.tenant = other;
		return this;
	}

	Story at(Instant time) {
		this.issuedAt = time;
		return this;
	}

	Story expecting(long version) {
		this.expectedVersion = version;
		return this;
	}

	Ending when(ConversationCommand payload) {
		Command command = new Command("cmd_now", this.tenant, CONVERSATION, this.issuedAt, this.expectedVersion,
				payload);
		Decision decision = DECIDER.decide(this.state, command);
		assertThat(DECIDER.decide(this.state, command)).as("decided again").isEqualTo(decision);
		return new Ending(this.state, command, decision);
	}

	static CreateConversation create() {
		return new CreateConversation(ADA, Channel.SMS, "Order 7", null);
	}

	static CreateConversation create(SendMessage message) {
		return new CreateConversation(ADA, Channel.SMS, "Order 7", message);
	}

	static SendMessage send(String content, Sender sender) {
		return new SendMessage("msg_" + content, sender, content);
	}

	static UpdateConversation become(Status status) {
		return new UpdateConversation(status, null, null, List.of());
	}

	static UpdateConversation rename(String name) {
		return new UpdateConversation(null, name, null, List.of());
	}

	static UpdateConversation subject(String subject) {
		return new UpdateConversation(null, null, subject, List.of());
	}

	static UpdateConversation tag(String... tags) {
		return new UpdateConversation(null, null, null, List.of(tags));
	}

	static RemoveTag untag(String tag) {
		return new RemoveTag(tag);
	}

	static CloseConversation close() {
		return new CloseConversation();
	}

	static MarkConversationRead read() {
		return new MarkConversationRead();
	}

	static ConversationCreated created() {
		return new ConversationCreated(ADA, Channel.SMS, "Order 7");
	}

	static MessageAdded added(long index, String content, Sender sender) {
		return new MessageAdded("msg_" + content, index, sender, content);
	}

	static ConversationUpdated renamed(String name) {
		return new ConversationUpdated(name, null, List.of(), List.of());
	}

	static ConversationUpdated resubjected(String subject) {
		return new ConversationUpdated(null, subject, List.of(), List.of());
	}

	static ConversationUpdated tagged(String... tags) {
		return new ConversationUpdated(null, null, List.of(tags), List.of());
	}

	static ConversationUpdated untagged(String... tags) {
		return new ConversationUpdated(null, null, List.of(), List.of(tags));
	}

	static ConversationClosed closed() {
		return new ConversationClosed(Status.CLOSED);
	}

	static ConversationClosed resolved() {
		return new ConversationClosed(Status.RESOLVED);
	}

	static ConversationReopened reopened() {
		return new ConversationReopened();
	}

	static ConversationRead wasRead() {
		return new ConversationRead();
	}

	/** What came of it. */
	record Ending(@Nullable Conversation before, Command command, Decision decision) {

		/**
		 * Exactly these events, each the next version, and a state that is what they come
		 * to.
		 */
		Ending then(ConversationEvent... events) {
			assertThat(accepted().events()).extracting(RecordedEvent::event).containsExactly(events);
			Conversation folded = this.before;
			long version = (this.before != null) ? this.before.version() : 0;
			for (RecordedEvent event : accepted().events()) {
				assertThat(event.version()).isEqualTo(++version);
				assertThat(event.commandId()).isEqualTo(this.command.id());
				assertThat(event.tenant()).isEqualTo(this.command.tenant());
				assertThat(event.conversationId()).isEqualTo(this.command.conversationId());
				folded = Conversation.evolve(folded, event);
			}
			assertThat(accepted().state()).isEqualTo(folded);
			return this;
		}

		void thenNothingChanges() {
			assertThat(this.decision).isEqualTo(new Decision.Accepted(List.of(), this.before));
		}

		void thenRejected(Rejection reason, @Nullable Long version) {
			assertThat(this.decision).isEqualTo(new Decision.Rejected(reason, version));
		}

		Conversation state() {
			return accepted().state();
		}

		Stream<Instant> times() {
			return accepted().events().stream().map(RecordedEvent::occurredAt);
		}

		private Decision.Accepted accepted() {
			assertThat(this.decision).isInstanceOf(Decision.Accepted.class);
			return (Decision.Accepted) this.decision;
		}

	}

}
