package dev.conversations.api.conversation;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.conversations.api.command.CommandResult;
import dev.conversations.api.problem.Problem;
import dev.conversations.store.LedgerEntry;
import dev.conversations.store.MessageDocument;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What became of a command.
 *
 * @param conversationId absent while the command is pending
 * @param error what its client would have been told, exactly when rejected or failed
 * @param code of that error
 * @param conversation as the command left it, if the answer would have shown it
 * @param message that the command made, if any
 */
@Schema(name = "Command", requiredProperties = { "command_id", "status" })
@JsonInclude(JsonInclude.Include.NON_NULL)
record CommandResponse(String commandId, @Nullable String conversationId, @Schema(allowableValues = {
		"pending", "applied", "rejected", "failed" }) String status, @Nullable String error, @Nullable String code,
		@Nullable ConversationResponse conversation, @Nullable MessageResponse message){

	static CommandResponse of(String commandId, CommandResult result) {
		if (result.entry() != null) {
			return of(result.entry(), message(result.message()));
		}
		if (result.message() != null) {
			return new CommandResponse(commandId, result.message().conversationId(), "applied", null, null, null,
					message(result.message()));
		}
		return new CommandResponse(commandId, null, "pending", null, null, null, null);
	}

	private static CommandResponse of(LedgerEntry entry, @Nullable MessageResponse message) {
		ConversationResponse conversation = (entry.conversation() != null)
				? ConversationResponse.of(entry.conversation()) : null;
		Problem problem = entry.status().equals("applied") ? null
				: Rejections.problem(entry.rejection(), entry.version());
		return new CommandResponse(entry.commandId(), entry.conversationId(), entry.status(),
				(problem != null) ? problem.sentence() : null, (problem != null) ? problem.code().wireName() : null,
				conversation, message);
	}

	private static @Nullable MessageResponse message(@Nullable MessageDocument document) {
		return (document != null) ? MessageResponse.of(document) : null;
	}

}
