package dev.conversations.benchmarks.micro;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.conversations.schema.IdKind;
import dev.conversations.schema.Topics;
import dev.conversations.schema.command.ConversationCommand;
import dev.conversations.schema.command.ReplyTo;
import dev.conversations.schema.command.SendMessage;
import dev.conversations.schema.outcome.CommandOutcome;
import dev.conversations.schema.outcome.CommandOutcomes;
import dev.conversations.schema.outcome.MessageSnapshot;
import dev.conversations.schema.wire.ConfluentAvroDeserializer;
import dev.conversations.schema.wire.ConfluentAvroSerializer;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Commands and outcomes to the bytes in their topics, and back. */
@State(Scope.Thread)
public class AvroRecords {

	private static final Instant TIME = Instant.parse("2026-03-15T10:30:00.123Z");

	/** Of one batch of the processor, in one record. */
	private static final int OUTCOMES = Cycle.LENGTH;

	private final Shelf registry = new Shelf();

	private final ConfluentAvroSerializer serializer = new ConfluentAvroSerializer();

	private final ConfluentAvroDeserializer deserializer = new ConfluentAvroDeserializer();

	private final Cycle<ConversationCommand> commands = Cycle.of(AvroRecords::command);

	private final CommandOutcomes outcomes = new CommandOutcomes(Cycle.of(AvroRecords::outcome).all());

	private final Cycle<byte[]> commandBytes;

	private final byte[] outcomeBytes;

	public AvroRecords() {
		this.serializer.configure(Map.of("schema.registry.url", this.registry.url()), false);
		this.deserializer.configure(Map.of("schema.registry.url", this.registry.url(), "specific.avro.reader", true),
				false);
		this.commandBytes = this.commands.map((command) -> serialize(Topics.COMMANDS, command));
		this.outcomeBytes = serialize(Topics.OUTCOMES, this.outcomes);
	}

	@TearDown
	public void close() {
		this.serializer.close();
		this.deserializer.close();
		this.registry.close();
	}

	@Benchmark
	public byte[] serializeCommand() {
		return serialize(Topics.COMMANDS, this.commands.next());
	}

	@Benchmark
	public @Nullable Object deserializeCommand() {
		return this.deserializer.deserialize(Topics.COMMANDS, this.commandBytes.next());
	}

	@Benchmark
	@OperationsPerInvocation(OUTCOMES)
	public byte[] serializeOutcome() {
		return serialize(Topics.OUTCOMES, this.outcomes);
	}

	@Benchmark
	@OperationsPerInvocation(OUTCOMES)
	public @Nullable Object deserializeOutcome() {
		return this.deserializer.deserialize(Topics.OUTCOMES, this.outcomeBytes);
	}

	private byte[] serialize(String topic, Object datum) {
		return Objects.requireNonNull(this.serializer.serialize(topic, datum));
	}

	private static ConversationCommand command(int number) {
		return new ConversationCommand(IdKind.COMMAND.next(), IdKind.SUB_ACCOUNT.next(), "live",
				IdKind.CONVERSATION.next(), TIME, null, null, new ReplyTo("instance-1", (long) number),
				new SendMessage(IdKind.MESSAGE.next(), "customer", Dialogue.turn(number)));
	}

	private static CommandOutcome outcome(int number) {
		return new CommandOutcome(IdKind.COMMAND.next(), (long) number, "applied", false, null, number + 2L, null,
				new MessageSnapshot(IdKind.MESSAGE.next(), number + 1L, "customer", Dialogue.turn(number), TIME));
	}

}
