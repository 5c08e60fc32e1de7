package dev.conversations.processor.conversation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

import dev.conversations.processor.conversation.ConversationCommand.CloseConversation;
import dev.conversations.processor.conversation.ConversationCommand.CreateConversation;
import dev.conversations.processor.conversation.ConversationCommand.MarkConversationRead;
import dev.conversations.processor.conversation.ConversationCommand.RemoveTag;
import dev.conversations.processor.conversation.ConversationCommand.SendMessage;
import dev.conversations.processor.conversation.ConversationCommand.UpdateConversation;
import org.jspecify.annotations.Nullable;

/**
 * Commands of a few tenants on a few conversations, some of them doubled, stale, late or
 * on what belongs to another.
 */
final class RandomCommands {

	private static final List<Tenant> TENANTS = List.of(new Tenant("sub_1", "test"), new Tenant("sub_1", "live"),
			new Tenant("sub_2", "test"));

	private static final int CONVERSATIONS = 12;

	private final Random random;

	private final List<Command> issued = new ArrayList<>();

	private Instant clock = Instant.parse("2026-03-15T10:30:00Z");

	RandomCommands(long seed) {
		this.random = new Random(seed);
	}

	Command next(Map<String, Conversation> states) {
		if (!this.issued.isEmpty() && chance(10)) {
			return this.issued.get(this.random.nextInt(this.issued.size()));
		}
		int number = this.random.nextInt(CONVERSATIONS);
		String conversation = "conv_" + number;
		Tenant tenant = TENANTS.get((chance(5) ? number + 1 : number) % TENANTS.size());
		this.clock = this.clock.plusMillis(this.random.nextInt(5000));
		Command command = new Command("cmd_" + this.issued.size(), tenant, conversation, time(),
				expected(states.get(conversation)), payload());
		this.issued.add(command);
		return command;
	}

	private Instant time() {
		return chance(20) ? this.clock.minusSeconds(this.random.nextInt(600)) : this.clock;
	}

	private @Nullable Long expected(@Nullable Conversation state) {
		if (state == null || !chance(20)) {
			return null;
		}
		return chance(50) ? state.version() : state.version() - 1 - this.random.nextInt(3);
	}

	private ConversationCommand payload() {
		return switch (this.random.nextInt(10)) {
			case 0 -> new CreateConversation(new Customer("cust_1", any("Ada", "Grace"), null, null),
					Channel.values()[this.random.nextInt(Channel.values().length)], text(), chance(50) ? send() : null);
			case 1, 2, 3, 4 -> send();
			case 5, 6 -> new UpdateConversation(chance(50) ? status() : null, any("Ada", "Grace"), text(), tags());
			case 7 -> new CloseConversation();
			case 8 -> new MarkConversationRead();
			default -> new RemoveTag(tag());
		};
	}

	private SendMessage send() {
		return new SendMessage("msg_" + this.issued.size(), chance(50) ? Sender.CUSTOMER : Sender.ASSISTANT,
				"text " + this.random.nextInt(100));
	}

	private Status status() {
		return Status.values()[this.random.nextInt(Status.values().length)];
	}

	private @Nullable String text() {
		return any("Order 7", "Order 8");
	}

	private @Nullable String any(String one, String other) {
		return chance(40) ? null : chance(50) ? one : other;
	}

	private List<String> tags() {
		return IntStream.range(0, this.random.nextInt(8)).mapToObj((i) -> tag()).toList();
	}

	private String tag() {
		return "tag " + this.random.nextInt(70);
	}

	private boolean chance(int percent) {
		return this.random.nextInt(100) < percent;
	}

}
