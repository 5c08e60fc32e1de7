package dev.conversations.api.conversation;

import java.util.List;
import java.util.function.Supplier;

import dev.conversations.api.command.CommandContent;
import dev.conversations.api.subaccount.Tenant;
import dev.conversations.schema.command.CloseConversation;
import dev.conversations.schema.command.MarkConversationRead;
import dev.conversations.schema.command.RemoveTag;
import org.jspecify.annotations.Nullable;

/** A write without a body. */
record PlainCommand(String operation, @Nullable String operand, Supplier<Object> made) implements CommandContent {

	static PlainCommand close() {
		return new PlainCommand("close", null, CloseConversation::new);
	}

	static PlainCommand read() {
		return new PlainCommand("read", null, MarkConversationRead::new);
	}

	static PlainCommand removeTag(String tag) {
		return new PlainCommand("remove-tag", tag, () -> new RemoveTag(tag));
	}

	@Override
	public Object payload(Tenant tenant, String messageId) {
		return this.made.get();
	}

	@Override
	public List<@Nullable String> parts() {
		return (this.operand != null) ? List.of(this.operation, this.operand) : List.of(this.operation);
	}

}
