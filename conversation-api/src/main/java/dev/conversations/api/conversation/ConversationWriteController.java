package dev.conversations.api.conversation;

import java.util.List;
import java.util.Objects;

import dev.conversations.api.command.CommandContent;
import dev.conversations.api.command.Commands;
import dev.conversations.api.command.Write;
import dev.conversations.api.problem.ErrorCode;
import dev.conversations.api.problem.Problem;
import dev.conversations.api.web.Envelope;
import dev.conversations.api.web.Texts;
import dev.conversations.schema.outcome.CommandOutcome;
import dev.conversations.schema.outcome.ConversationSnapshot;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Every write on conversations: a command, and its outcome as the answer. */
@RestController
@RequestMapping(path = "/conversations", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Conversations")
class ConversationWriteController {

	private static final WriteAnswers CREATED = new WriteAnswers(HttpStatus.CREATED,
			ConversationWriteController::created);

	private final Commands commands;

	ConversationWriteController(Commands commands) {
		this.commands = commands;
	}

	@PostMapping
	@Operation(summary = "Create a conversation", operationId = "createConversation")
	Mono<ResponseEntity<Envelope<Object>>> create(Write write, @RequestBody CreateConversationRequest request) {
		if (write.expectedVersion() != null) {
			throw Problem.at(ErrorCode.INVALID_HEADER, "If-Match", "If-Match has no meaning for a new conversation.");
		}
		return this.commands.submit(write, null, request).map(CREATED::of);
	}

	@PostMapping("/{conversation_id}/messages")
	@Operation(summary = "Send a message", operationId = "sendMessage")
	Mono<ResponseEntity<Envelope<Object>>> send(Write write, @PathVariable("conversation_id") String conversationId,
			@RequestBody SendMessageRequest request) {
		return submit(write, conversationId, request, WriteAnswers.MESSAGE);
	}

	@PatchMapping("/{conversation_id}")
	@Operation(summary = "Update a conversation", operationId = "updateConversation")
	Mono<ResponseEntity<Envelope<Object>>> update(Write write, @PathVariable("conversation_id") String conversationId,
			@RequestBody UpdateConversationRequest request) {
		return submit(write, conversationId, request, WriteAnswers.CONVERSATION);
	}

	@PutMapping("/{conversation_id}")
	@Operation(summary = "Update a conversation; the same as PATCH", operationId = "putConversation")
	Mono<ResponseEntity<Envelope<Object>>> put(Write write, @PathVariable("conversation_id") String conversationId,
			@RequestBody UpdateConversationRequest request) {
		return update(write, conversationId, request);
	}

	@PostMapping("/{conversation_id}/close")
	@Operation(summary = "Close a conversation", operationId = "closeConversation")
	Mono<ResponseEntity<Envelope<Object>>> close(Write write, @PathVariable("conversation_id") String conversationId) {
		return submit(write, conversationId, PlainCommand.close(), WriteAnswers.CONVERSATION);
	}

	@PostMapping("/{conversation_id}/read")
	@Operation(summary = "Mark a conversation as read", operationId = "markConversationRead")
	Mono<ResponseEntity<Envelope<Object>>> read(Write write, @PathVariable("conversation_id") String conversationId) {
		return submit(write, conversationId, PlainCommand.read(), WriteAnswers.CONVERSATION);
	}

	@DeleteMapping("/{conversation_id}/tags/{tag}")
	@Operation(summary = "Remove a tag", operationId = "removeTag")
	Mono<ResponseEntity<Envelope<Object>>> removeTag(Write write,
			@PathVariable("conversation_id") String conversationId, @PathVariable String tag) {
		return submit(write, conversationId,
				PlainCommand.removeTag(Texts.checked("tag", tag, UpdateConversationRequest.TAG_LENGTH)),
				WriteAnswers.CONVERSATION);
	}

	private Mono<ResponseEntity<Envelope<Object>>> submit(Write write, String conversationId, CommandContent content,
			WriteAnswers answers) {
		return this.commands.submit(write, ConversationIds.checked(conversationId), content).map(answers::of);
	}

	private static Object created(CommandOutcome outcome) {
		ConversationSnapshot conversation = Objects.requireNonNull(outcome.getConversation(),
				"outcome without conversation");
		return ConversationResponse.of(conversation,
				(outcome.getMessage() != null) ? List.of(MessageResponse.of(outcome.getMessage())) : List.of());
	}

}
