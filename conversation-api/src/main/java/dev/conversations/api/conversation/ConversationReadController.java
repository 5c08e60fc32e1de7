package dev.conversations.api.conversation;

import java.util.List;

import dev.conversations.api.store.MongoCalls;
import dev.conversations.api.subaccount.Caller;
import dev.conversations.api.web.Envelope;
import dev.conversations.api.web.PageMeta;
import dev.conversations.api.web.Query;
import dev.conversations.store.ConversationDocument;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

/** Every read of conversations, straight from MongoDB. */
@RestController
@RequestMapping(path = "/conversations", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Conversations")
class ConversationReadController {

	private final ConversationReads reads;

	ConversationReadController(ConversationReads reads) {
		this.reads = reads;
	}

	@GetMapping
	@ListParameters
	@Operation(summary = "List conversations, latest activity first", operationId = "listConversations")
	Mono<Envelope<List<ConversationResponse>>> list(Caller caller, ListQuery query) {
		return MongoCalls.all(this.reads.list(caller.tenant(), query, query.limit() + 1))
			.map((found) -> page(query, found));
	}

	@GetMapping("/{conversation_id}")
	@Operation(summary = "Get a conversation with its newest messages", operationId = "getConversation")
	Mono<ResponseEntity<Envelope<ConversationResponse>>> get(Caller caller,
			@PathVariable("conversation_id") String conversationId, ServerWebExchange exchange) {
		Query.none(exchange);
		String id = ConversationIds.checked(conversationId);
		List<String> known = exchange.getRequest().getHeaders().getOrEmpty("If-None-Match");
		return known.isEmpty() ? this.reads.detail(caller.tenant(), id).map(ConversationReadController::withMessages)
				: this.reads.get(caller.tenant(), id).flatMap((found) -> unlessKnown(known, found));
	}

	@GetMapping("/{conversation_id}/messages")
	@MessagesParameters
	@Operation(summary = "Page through the messages of a conversation, newest page first", operationId = "listMessages")
	Mono<Envelope<List<MessageResponse>>> messages(Caller caller,
			@PathVariable("conversation_id") String conversationId, MessagesQuery query) {
		return this.reads.excerpt(caller.tenant(), ConversationIds.checked(conversationId), query).map((found) -> {
			String next = query.next(found.conversation());
			return Envelope.page(found.messages().shown(), new PageMeta(query.limit(), null, next != null, next));
		});
	}

	private static Envelope<List<ConversationResponse>> page(ListQuery query, List<ConversationDocument> found) {
		boolean hasMore = found.size() > query.limit();
		List<ConversationDocument> shown = hasMore ? found.subList(0, query.limit()) : found;
		String next = hasMore ? Cursor.of(shown.get(shown.size() - 1)).text() : null;
		return Envelope.page(shown.stream().map(ConversationResponse::of).toList(),
				new PageMeta(query.limit(), query.shownOffset(), hasMore, next));
	}

	/** The messages are read only if they are shown. */
	private Mono<ResponseEntity<Envelope<ConversationResponse>>> unlessKnown(List<String> known,
			ConversationDocument found) {
		return ConversationETag.isKnown(known, found.version()) ? Mono.just(notModified(found))
				: this.reads.detail(found).map(ConversationReadController::withMessages);
	}

	private static ResponseEntity<Envelope<ConversationResponse>> withMessages(Excerpt found) {
		ConversationDocument conversation = found.conversation();
		return ResponseEntity.ok()
			.eTag(ConversationETag.of(conversation.version()))
			.body(Envelope.of(ConversationResponse.of(conversation, found.messages().shown(),
					MessagesQuery.NEWEST.next(conversation))));
	}

	private static ResponseEntity<Envelope<ConversationResponse>> notModified(ConversationDocument found) {
		return ResponseEntity.status(HttpStatus.NOT_MODIFIED).eTag(ConversationETag.of(found.version())).build();
	}

}
