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
import org.jspecify.annotations.Nullable;
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

	/** Messages that "get a conversation" shows. */
	private static final int NEWEST = 100;

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
		List<String> known = exchange.getRequest().getHeaders().getOrEmpty("If-None-Match");
		return this.reads.get(caller.tenant(), ConversationIds.checked(conversationId))
			.flatMap((found) -> ConversationETag.isKnown(known, found.version()) ? notModified(found)
					: withMessages(found));
	}

	@GetMapping("/{conversation_id}/messages")
	@MessagesParameters
	@Operation(summary = "Page through the messages of a conversation, newest page first", operationId = "listMessages")
	Mono<Envelope<List<MessageResponse>>> messages(Caller caller,
			@PathVariable("conversation_id") String conversationId, MessagesQuery query) {
		return this.reads.get(caller.tenant(), ConversationIds.checked(conversationId)).flatMap((found) -> {
			long last = Math.min(found.messageCount(), query.before() - 1);
			String next = cursor(last, query.limit());
			return newest(found, last, query.limit())
				.map((page) -> Envelope.page(page, new PageMeta(query.limit(), null, next != null, next)));
		});
	}

	private static Envelope<List<ConversationResponse>> page(ListQuery query, List<ConversationDocument> found) {
		boolean hasMore = found.size() > query.limit();
		List<ConversationDocument> shown = hasMore ? found.subList(0, query.limit()) : found;
		String next = hasMore ? Cursor.of(shown.get(shown.size() - 1)).text() : null;
		return Envelope.page(shown.stream().map(ConversationResponse::of).toList(),
				new PageMeta(query.limit(), query.shownOffset(), hasMore, next));
	}

	private Mono<ResponseEntity<Envelope<ConversationResponse>>> withMessages(ConversationDocument found) {
		return newest(found, found.messageCount(), NEWEST).map((messages) -> ResponseEntity.ok()
			.eTag(ConversationETag.of(found.version()))
			.body(Envelope.of(ConversationResponse.of(found, messages, cursor(found.messageCount(), NEWEST)))));
	}

	private Mono<List<MessageResponse>> newest(ConversationDocument conversation, long last, int limit) {
		return MongoCalls.all(this.reads.messages(conversation.id(), last - limit, last))
			.map((messages) -> messages.stream().map(MessageResponse::of).toList());
	}

	/** Index of the oldest message of the page, if there are older ones. */
	private static @Nullable String cursor(long last, int limit) {
		long oldest = last - limit + 1;
		return (oldest > 1) ? Long.toString(oldest) : null;
	}

	private static Mono<ResponseEntity<Envelope<ConversationResponse>>> notModified(ConversationDocument found) {
		return Mono
			.just(ResponseEntity.status(HttpStatus.NOT_MODIFIED).eTag(ConversationETag.of(found.version())).build());
	}

}
