package dev.conversations.processor.kafka;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.conversations.local.RealParts;
import dev.conversations.schema.IdKind;
import dev.conversations.schema.command.ConversationCommand;
import dev.conversations.schema.event.ConversationEvent;
import dev.conversations.schema.event.MessageAdded;

import static org.assertj.core.api.Assertions.assertThat;

/** Commands at the edge of what Kafka carries take their way, and stop nothing. */
class OddCommandsTest {

	/**
	 * What a producer with Kafka's default {@code max.request.size} of 1 MiB can send.
	 */
	private static final int LARGEST = (1 << 20) - 700;

	private static RunningProcessor processor;

	private static Wire wire;

	private final String conversation = IdKind.CONVERSATION.next();

	@BeforeAll
	static void start() {
		processor = RunningProcessor.start(RealParts.shared());
		wire = new Wire(RealParts.shared());
	}

	@AfterAll
	static void stop() {
		wire.close();
		processor.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "1960-01-01T00:00:00Z", "1970-01-01T00:00:00Z", "2226-01-01T00:00:00Z" })
	void wrongClockStopsNothing(Instant issuedAt) {
		ConversationCommand create = ConversationCommand.newBuilder(wire.create(this.conversation))
			.setIssuedAt(issuedAt)
			.build();
		wire.publish(create);

		assertThat(wire.awaitOutcome(create).getStatus()).isEqualTo("applied");
		assertThat(wire.awaitEvents(this.conversation, 1)).extracting(ConversationEvent::getOccurredAt)
			.containsExactly(issuedAt);
	}

	@Test
	void largestCommandHasItsEvent() {
		String content = "x".repeat(LARGEST);
		wire.publishAll(List.of(wire.create(this.conversation), wire.send(this.conversation, "customer", content)));

		assertThat(((MessageAdded) wire.awaitEvents(this.conversation, 2).get(1).getPayload()).getContent())
			.isEqualTo(content);
	}

	@Test
	void largestUnreadableRecordIsKept() {
		byte[] unreadable = new byte[LARGEST + 500];
		Arrays.fill(unreadable, (byte) 'x');
		wire.publish(this.conversation, unreadable);
		List<ConsumerRecord<byte[], byte[]>> dead = Awaitility.await()
			.atMost(Wire.PATIENCE)
			.until(() -> wire.deadLetters((record) -> Arrays.equals(record.value(), unreadable)),
					(records) -> !records.isEmpty());

		assertThat(dead).hasSize(1);
	}

	@Test
	void outcomesOfManyLargeMessagesAllArrive() {
		List<ConversationCommand> sends = IntStream.range(0, 100)
			.mapToObj((n) -> wire.send(this.conversation, "customer", "\u20ac".repeat(10_000)))
			.toList();
		wire.publish(wire.create(this.conversation));
		wire.publishAll(sends);

		Awaitility.await().atMost(Wire.PATIENCE).until(() -> wire.outcomes().keySet().containsAll(correlations(sends)));
	}

	private static List<Long> correlations(List<ConversationCommand> commands) {
		return commands.stream().map((command) -> command.getReplyTo().getCorrelationId()).toList();
	}

}
