package dev.conversations.api.conversation;

import dev.conversations.api.command.Commands;
import dev.conversations.api.problem.ErrorCode;
import dev.conversations.api.problem.Problem;
import org.jspecify.annotations.Nullable;

/** The processor's refusals as problems. */
final class Rejections {

	private Rejections() {
	}

	/**
	 * @param rejection reason in kebab-case
	 * @param version of the conversation now, null when it has none
	 */
	static Problem problem(@Nullable String rejection, @Nullable Long version) {
		return switch (rejection) {
			case "conversation-not-found" -> ConversationReads.notFound();
			case "conversation-exists" ->
				Problem.of(ErrorCode.CONVERSATION_EXISTS, "This conversation exists already.");
			case "version-mismatch" -> mismatch(version);
			case "idempotency-key-reused" -> Commands.keyReused();
			case "too-many-tags" -> Problem.at(ErrorCode.TOO_MANY_TAGS, "tags", "A conversation has at most 50 tags.");
			case null, default -> failed();
		};
	}

	static Problem failed() {
		return Problem.of(ErrorCode.COMMAND_FAILED, "This was accepted but could not be applied.");
	}

	private static Problem mismatch(@Nullable Long version) {
		Problem problem = Problem.at(ErrorCode.VERSION_MISMATCH, "If-Match",
				"The conversation has changed since; its version is " + version + " now.");
		return (version != null) ? problem.with("ETag", ConversationETag.of(version)) : problem;
	}

}
