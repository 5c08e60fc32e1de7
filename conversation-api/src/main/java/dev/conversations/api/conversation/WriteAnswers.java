package dev.conversations.api.conversation;

import java.util.Objects;
import java.util.function.Function;

import dev.conversations.api.command.Reply;
import dev.conversations.api.problem.Problem;
import dev.conversations.api.web.Envelope;
import dev.conversations.schema.outcome.CommandOutcome;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/**
 * How one kind of write is answered.
 *
 * @param applied status when it is applied
 * @param body what the answer shows then
 */
record WriteAnswers(HttpStatus applied, Function<CommandOutcome, Object> body) {

	/** The write shows the conversation. */
	static final WriteAnswers CONVERSATION = new WriteAnswers(HttpStatus.OK, (outcome) -> ConversationResponse
		.of(Objects.requireNonNull(outcome.getConversation(), "outcome without conversation"), null));

	/** The write shows the message that it made. */
	static final WriteAnswers MESSAGE = new WriteAnswers(HttpStatus.CREATED,
			(outcome) -> MessageResponse.of(Objects.requireNonNull(outcome.getMessage(), "outcome without message")));

	ResponseEntity<Envelope<Object>> of(Reply reply) {
		return switch (reply) {
			case Reply.Decided decided -> decided(decided.outcome(), decided.applied());
			case Reply.Pending pending -> pending(pending);
		};
	}

	private ResponseEntity<Envelope<Object>> decided(CommandOutcome outcome, @Nullable String preference) {
		return switch (outcome.getStatus()) {
			case "applied" -> applied(outcome, preference);
			case "rejected" ->
				throw replayed(outcome, Rejections.problem(outcome.getRejection(), outcome.getVersion()));
			default -> throw replayed(outcome, Rejections.failed());
		};
	}

	private ResponseEntity<Envelope<Object>> applied(CommandOutcome outcome, @Nullable String preference) {
		ResponseEntity.BodyBuilder answer = ResponseEntity.status(this.applied);
		if (outcome.getVersion() != null) {
			answer.eTag(ConversationETag.of(outcome.getVersion()));
		}
		if (outcome.getReplayed()) {
			answer.header("Idempotent-Replayed", "true");
		}
		if (preference != null) {
			answer.header("Preference-Applied", preference);
		}
		return answer.body(Envelope.of(this.body.apply(outcome)));
	}

	private static ResponseEntity<Envelope<Object>> pending(Reply.Pending pending) {
		ResponseEntity.BodyBuilder answer = ResponseEntity.accepted()
			.header("Location", "/commands/" + pending.commandId());
		if (pending.applied() != null) {
			answer.header("Preference-Applied", pending.applied());
		}
		return answer.body(Envelope.of(new PendingResponse(pending.commandId(), pending.conversationId())));
	}

	private static Problem replayed(CommandOutcome outcome, Problem problem) {
		return outcome.getReplayed() ? problem.with("Idempotent-Replayed", "true") : problem;
	}

}
