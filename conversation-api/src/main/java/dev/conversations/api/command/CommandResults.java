package dev.conversations.api.command;

import java.time.Clock;
import java.util.UUID;

import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.conversations.api.problem.ErrorCode;
import dev.conversations.api.problem.Problem;
import dev.conversations.api.store.MongoCalls;
import dev.conversations.api.subaccount.Tenant;
import dev.conversations.api.web.Query;
import dev.conversations.schema.IdKind;
import dev.conversations.store.LedgerEntry;
import dev.conversations.store.MessageDocument;
import dev.conversations.store.Store;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

/** Looks up what became of commands, in the ledger and in the messages. */
@Component
public class CommandResults {

	private final MongoCollection<LedgerEntry> ledger;

	private final MongoCollection<MessageDocument> messages;

	private final Clock clock;

	CommandResults(MongoDatabase database, Clock clock) {
		this.ledger = database.getCollection(Store.LEDGER, LedgerEntry.class);
		this.messages = database.getCollection(Store.MESSAGES, MessageDocument.class);
		this.clock = clock;
	}

	/**
	 * What became of the command; without entry and message when it is not decided yet.
	 * Ends with a 404 when it cannot have been issued to this tenant or is forgotten. The
	 * id of a command with an Idempotency-Key does not tell when it was issued: once its
	 * result is forgotten, it looks as if it were not decided yet.
	 */
	public Mono<CommandResult> find(Tenant tenant, String commandId) {
		UUID uuid = IdKind.COMMAND.parse(commandId)
			.orElseThrow(() -> Query.invalid("command_id", "has not the form of a command id"));
		if (!CommandId.isOf(tenant, uuid)) {
			return Mono.error(unknown());
		}
		return entry(tenant, commandId)
			.flatMap((entry) -> message(tenant, entry.messageId()).map((message) -> new CommandResult(entry, message))
				.defaultIfEmpty(new CommandResult(entry, null)))
			.switchIfEmpty(Mono.defer(() -> message(tenant, CommandId.message(commandId)))
				.map((message) -> new CommandResult(null, message)))
			.switchIfEmpty(Mono.defer(() -> undecided(uuid)));
	}

	/** The entry of the command in the ledger, empty when it has none. */
	public Mono<LedgerEntry> entry(Tenant tenant, String commandId) {
		return MongoCalls.one(this.ledger
			.find(and(eq("_id", commandId), eq("sub_account_id", tenant.subAccountId()), eq("mode", tenant.mode())))
			.first());
	}

	private Mono<MessageDocument> message(Tenant tenant, @Nullable String messageId) {
		if (messageId == null) {
			return Mono.empty();
		}
		return MongoCalls.one(this.messages
			.find(and(eq("_id", messageId), eq("sub_account_id", tenant.subAccountId()), eq("mode", tenant.mode())))
			.first());
	}

	private Mono<CommandResult> undecided(UUID id) {
		long issuedAt = CommandId.issuedAt(id);
		boolean forgotten = issuedAt >= 0 && this.clock.millis() - issuedAt > LedgerEntry.RETENTION.toMillis();
		return forgotten ? Mono.error(unknown()) : Mono.just(new CommandResult(null, null));
	}

	private static Problem unknown() {
		return Problem.of(ErrorCode.COMMAND_NOT_FOUND, "There is no such command.");
	}

}
