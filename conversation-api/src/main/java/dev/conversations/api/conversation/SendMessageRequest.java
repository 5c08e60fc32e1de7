package dev.conversations.api.conversation;

import java.util.List;
import java.util.Objects;
import java.util.Set;

import dev.conversations.api.command.CommandContent;
import dev.conversations.api.subaccount.Tenant;
import dev.conversations.api.web.JsonFields;
import dev.conversations.schema.command.SendMessage;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of "send a message". */
@Schema(name = "SendMessage")
record SendMessageRequest(
		@Schema(requiredMode = Schema.RequiredMode.REQUIRED, minLength = 1, maxLength = CONTENT_LENGTH,
				example = "How can I help?") String content,
		@Schema(allowableValues = {
				"customer", "assistant" }, defaultValue = "assistant",
				requiredMode = Schema.RequiredMode.NOT_REQUIRED) String sender)
		implements
			CommandContent{

	/** Longest message, in Unicode code points. */
	static final int CONTENT_LENGTH = 10_000;

	static SendMessageRequest read(JsonFields fields) {
		fields.only(Set.of("content", "sender"));
		return new SendMessageRequest(fields.requiredText("content", CONTENT_LENGTH),
				Objects.requireNonNullElse(fields.choice("sender", Choices.SENDERS), Choices.DEFAULT_SENDER));
	}

	@Override
	public Object payload(Tenant tenant, String messageId) {
		return new SendMessage(messageId, this.sender, this.content);
	}

	@Override
	public List<@Nullable String> parts() {
		return List.of("send", this.sender, this.content);
	}

}
