package dev.conversations.benchmarks.crud;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

import com.mongodb.client.model.Sorts;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.conversations.schema.IdKind;
import dev.conversations.store.ConversationDocument;
import dev.conversations.store.MessageDocument;
import dev.conversations.store.Store;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import static com.mongodb.client.model.Filters.eq;

/** The part of the REST API that is measured. */
@RestController
class CrudController {

	private static final int PAGE = 25;

	private static final int NEWEST = 100;

	private final MongoCollection<ConversationDocument> conversations;

	private final MongoCollection<MessageDocument> messages;

	private final MessageTransaction transaction;

	CrudController(MongoDatabase database, MessageTransaction transaction) {
		this.conversations = database.getCollection(Store.CONVERSATIONS, ConversationDocument.class);
		this.messages = database.getCollection(Store.MESSAGES, MessageDocument.class);
		this.transaction = transaction;
	}

	@PostMapping("/conversations")
	@ResponseStatus(HttpStatus.CREATED)
	Mono<Map<String, Object>> create(@RequestBody CreateRequest request) {
		Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
		ConversationDocument conversation = new ConversationDocument(IdKind.CONVERSATION.next(), "sub", "test",
				IdKind.CUSTOMER.next(), null, null, null, request.channel(), "open", null, null, now, now, false, 0,
				List.of(), 0, 1);
		return Mono.from(this.conversations.insertOne(conversation)).thenReturn(data(conversation));
	}

	@PostMapping("/conversations/{id}/messages")
	@ResponseStatus(HttpStatus.CREATED)
	Mono<Map<String, Object>> send(@PathVariable String id, @RequestBody SendRequest request) {
		return this.transaction.send(id, request).map(CrudController::data);
	}

	@GetMapping("/conversations")
	Mono<Map<String, Object>> list() {
		return Flux
			.from(this.conversations.find(eq("sub_account_id", "sub"))
				.sort(Sorts.descending("last_activity_at", "_id"))
				.limit(PAGE))
			.collectList()
			.map(CrudController::data);
	}

	@GetMapping("/conversations/{id}")
	Mono<Map<String, Object>> get(@PathVariable String id) {
		return Mono.from(this.conversations.find(eq("_id", id)))
			.zipWith(Flux
				.from(this.messages.find(eq("conversation_id", id)).sort(Sorts.descending("index")).limit(NEWEST))
				.collectList())
			.map((both) -> Map.of("success", true, "data", both.getT1(), "messages", both.getT2()));
	}

	record CreateRequest(String channel) {
	}

	private static Map<String, Object> data(Object data) {
		return Map.of("success", true, "data", data);
	}

}
