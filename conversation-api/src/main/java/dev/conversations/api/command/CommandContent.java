package dev.conversations.api.command;

import java.util.List;

import dev.conversations.api.subaccount.Tenant;
import org.jspecify.annotations.Nullable;

/** What a write asks for, before it has ids. */
public interface CommandContent {

	/**
	 * One of the payloads of the Avro {@code ConversationCommand}.
	 * @param messageId for the message that the command makes, if any
	 */
	Object payload(Tenant tenant, String messageId);

	/** What two requests have in common when they ask for the same, operation first. */
	List<@Nullable String> parts();

}
