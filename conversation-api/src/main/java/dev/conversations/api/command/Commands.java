package dev.conversations.api.command;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import com.mongodb.MongoException;
import dev.conversations.api.problem.ErrorCode;
import dev.conversations.api.problem.Problem;
import dev.conversations.schema.IdKind;
import dev.conversations.schema.Topics;
import dev.conversations.schema.command.ConversationCommand;
import dev.conversations.schema.command.ReplyTo;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.util.context.ContextView;

import org.springframework.stereotype.Component;

/** Takes writes on their way: every accepted one is a command on Kafka. */
@Component
public class Commands {

	private final Backlog backlog;

	private final InFlight inFlight;

	private final CommandPublisher publisher;

	private final CommandProperties properties;

	private final CommandResults results;

	private final Instance instance;

	private final Clock clock;

	private final AtomicLong correlations = new AtomicLong();

	Commands(Backlog backlog, InFlight inFlight, CommandPublisher publisher, CommandProperties properties,
			CommandResults results, Instance instance, Clock clock) {
		this.backlog = backlog;
		this.inFlight = inFlight;
		this.publisher = publisher;
		this.properties = properties;
		this.results = results;
		this.instance = instance;
		this.clock = clock;
	}

	/**
	 * Publishes the command and waits for its outcome as long as the client prefers. Ends
	 * with a problem of status 503 when the command was not accepted, or perhaps not.
	 * @param conversationId null to open a new conversation
	 */
	public Mono<Reply> submit(Write write, @Nullable String conversationId, CommandContent content) {
		Mono<Reply> reply = Mono.create((client) -> accept(write, conversationId, content, client));
		return (write.idempotencyKey() == null) ? reply
				: reply.flatMap((told) -> unlessReused(write, conversationId, content, told));
	}

	/**
	 * Who is not told the outcome will ask for it by the command's id, which every
	 * request with this key has: another one must not be taken for the first.
	 */
	private Mono<Reply> unlessReused(Write write, @Nullable String conversationId, CommandContent content,
			Reply reply) {
		if (!(reply instanceof Reply.Pending pending)) {
			return Mono.just(reply);
		}
		Binary fingerprint = new Binary(fingerprint(write, conversationId, content).array());
		return this.results.entry(write.tenant(), pending.commandId())
			.onErrorComplete(MongoException.class)
			.filter((first) -> !fingerprint.equals(first.fingerprint()))
			.flatMap((first) -> Mono.<Reply>error(keyReused()))
			.defaultIfEmpty(reply);
	}

	/** The refusal of another request under a key that was used before. */
	public static Problem keyReused() {
		return Problem.at(ErrorCode.IDEMPOTENCY_KEY_REUSED, "Idempotency-Key",
				"This Idempotency-Key was used before for another request.");
	}

	private void accept(Write write, @Nullable String conversationId, CommandContent content, MonoSink<Reply> client) {
		this.backlog.check();
		long correlationId = this.correlations.incrementAndGet();
		ConversationCommand command = command(write, conversationId, content, correlationId);
		var submission = new Submission(command.getConversationId(), command.getCommandId(), write.preference(),
				this.properties.maxAcknowledge(), client);
		this.inFlight.enter(correlationId, submission);
		// A client that is gone already leaves at once.
		client.onDispose(() -> this.inFlight.leave(correlationId));
		client.onCancel(submission::abandon);
		this.publisher.publish(submission, record(command, write), carrier(client.contextView()));
	}

	/** Kafka, unless the request is only rehearsed. */
	private Carrier carrier(ContextView request) {
		return request.<Carrier>getOrEmpty(Carrier.class).orElse(this.publisher);
	}

	private ConversationCommand command(Write write, @Nullable String conversationId, CommandContent content,
			long correlationId) {
		String key = write.idempotencyKey();
		String commandId = (key != null) ? CommandId.derived(write.tenant(), key)
				: CommandId.fresh(write.tenant(), this.clock.millis());
		String messageId = (key != null) ? IdKind.MESSAGE.next() : CommandId.message(commandId);
		return ConversationCommand.newBuilder()
			.setCommandId(commandId)
			.setSubAccountId(write.tenant().subAccountId())
			.setMode(write.tenant().mode())
			.setConversationId((conversationId != null) ? conversationId : newConversation(key, commandId))
			.setIssuedAt(this.clock.instant())
			.setExpectedVersion(write.expectedVersion())
			.setFingerprint((key != null) ? fingerprint(write, conversationId, content) : null)
			.setReplyTo(write.preference().patience().isZero() ? null : new ReplyTo(this.instance.id(), correlationId))
			.setPayload(content.payload(write.tenant(), messageId))
			.build();
	}

	/** All repetitions of a create are about the same conversation. */
	private static String newConversation(@Nullable String key, String commandId) {
		return (key != null) ? CommandId.conversation(commandId) : IdKind.CONVERSATION.next();
	}

	private static ByteBuffer fingerprint(Write write, @Nullable String conversationId, CommandContent content) {
		return Fingerprint.of(parts(write, conversationId, content));
	}

	private static List<@Nullable String> parts(Write write, @Nullable String conversationId, CommandContent content) {
		List<@Nullable String> parts = new ArrayList<>(content.parts());
		parts.add(conversationId);
		parts.add((write.expectedVersion() != null) ? write.expectedVersion().toString() : null);
		return parts;
	}

	private static ProducerRecord<String, Object> record(ConversationCommand command, Write write) {
		var record = new ProducerRecord<String, Object>(Topics.COMMANDS, command.getConversationId(), command);
		record.headers().add("traceparent", Trace.bytes(write.traceparent()));
		return record;
	}

}
