package dev.conversations.processor.kafka;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.kafka.support.KafkaHeaders;

import dev.conversations.local.RealParts;
import dev.conversations.schema.IdKind;
import dev.conversations.schema.Topics;
import dev.conversations.schema.command.ConversationCommand;
import dev.conversations.schema.command.CreateConversation;
import dev.conversations.schema.command.UpdateConversation;
import dev.conversations.schema.event.ConversationEvent;
import dev.conversations.schema.event.ConversationRead;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A record that holds no command goes to the dead letters as it came, and stops nothing.
 */
class UnreadableRecordsTest {

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

	private enum Sort {

		RANDOM_BYTES, EMPTY, ONE_BYTE, TRUNCATED, TRAILING_BYTES, UNKNOWN_SCHEMA, NEGATIVE_SCHEMA, SCHEMA_ZERO, NULL,
		NULL_KEY, WRONG_KEY, NUL_IN_ID, HUGE_ARRAY, HUGE_STRING, AN_EVENT, UNKNOWN_CHANNEL, UNKNOWN_SENDER

	}

	@ParameterizedTest
	@EnumSource
	void goesToTheDeadLettersAndStopsNothing(Sort sort) {
		int partition = wire.publish(wire.create(this.conversation)).partition();
		ProducerRecord<byte[], byte[]> unreadable = record(sort, partition);
		wire.publish(unreadable);
		assertDead(unreadable, 1);

		ConversationCommand a = wire.send(this.conversation, "customer", "a");
		ConversationCommand b = wire.send(this.conversation, "customer", "b");
		wire.publish(unreadable);
		wire.publish(a);
		wire.publish(unreadable);
		wire.publish(unreadable);
		wire.publish(b);
		wire.publish(unreadable);
		assertThat(wire.awaitOutcome(a).getVersion()).isEqualTo(2);
		assertThat(wire.awaitOutcome(b).getVersion()).isEqualTo(3);
		assertDead(unreadable, 5);
		assertThat(wire.awaitEvents(this.conversation, 3)).extracting(ConversationEvent::getVersion)
			.containsExactly(1L, 2L, 3L);
	}

	private void assertDead(ProducerRecord<byte[], byte[]> unreadable, int count) {
		List<ConsumerRecord<byte[], byte[]>> dead = Awaitility.await()
			.atMost(Wire.PATIENCE)
			.until(this::dead, (records) -> records.size() >= count);

		assertThat(dead).hasSize(count).allSatisfy((record) -> {
			assertThat(record.value()).isEqualTo(unreadable.value());
			assertThat(record.key()).isEqualTo(unreadable.key());
			assertThat(record.headers().lastHeader(KafkaHeaders.DLT_EXCEPTION_MESSAGE).value()).isNotEmpty();
			assertThat(record.headers().lastHeader(KafkaHeaders.DLT_ORIGINAL_TOPIC).value())
				.asString(StandardCharsets.UTF_8)
				.isEqualTo(Topics.COMMANDS);
			assertThat(
					ByteBuffer.wrap(record.headers().lastHeader(KafkaHeaders.DLT_ORIGINAL_PARTITION).value()).getInt())
				.isEqualTo(unreadable.partition());
		});
	}

	private List<ConsumerRecord<byte[], byte[]>> dead() {
		byte[] mark = mark();
		return wire.deadLetters((record) -> record.headers().lastHeader("mark") != null
				&& Arrays.equals(record.headers().lastHeader("mark").value(), mark));
	}

	private byte[] mark() {
		return this.conversation.getBytes(StandardCharsets.UTF_8);
	}

	private ProducerRecord<byte[], byte[]> record(Sort sort, int partition) {
		byte[] key = switch (sort) {
			case NULL_KEY -> null;
			case WRONG_KEY -> "conv_other".getBytes(StandardCharsets.UTF_8);
			case NUL_IN_ID -> withNul().getBytes(StandardCharsets.UTF_8);
			default -> this.conversation.getBytes(StandardCharsets.UTF_8);
		};
		return new ProducerRecord<>(Topics.COMMANDS, partition, null, key, value(sort),
				List.of(new RecordHeader("mark", mark())));
	}

	private String withNul() {
		return this.conversation + '\0';
	}

	private byte[] value(Sort sort) {
		byte[] good = wire.bytes(wire.send(this.conversation, "customer", "never seen"));
		return switch (sort) {
			case RANDOM_BYTES -> "no Avro at all".getBytes(StandardCharsets.UTF_8);
			case NUL_IN_ID -> wire.bytes(wire.create(withNul()));
			case EMPTY -> new byte[0];
			case ONE_BYTE -> new byte[1];
			case TRUNCATED -> Arrays.copyOf(good, good.length - 5);
			case TRAILING_BYTES -> Arrays.copyOf(good, good.length + 1);
			case UNKNOWN_SCHEMA -> withSchema(good, 1_000_000);
			case NEGATIVE_SCHEMA -> withSchema(good, -1);
			case SCHEMA_ZERO -> withSchema(good, 0);
			case NULL -> null;
			case NULL_KEY, WRONG_KEY -> good;
			case HUGE_ARRAY -> withHugeArray();
			case HUGE_STRING -> withHugeString(good);
			case AN_EVENT -> wire.bytes(Topics.EVENTS, new ConversationEvent(IdKind.EVENT.next(), wire.subAccount,
					"test", this.conversation, 1L, Instant.EPOCH, IdKind.COMMAND.next(), new ConversationRead()));
			case UNKNOWN_CHANNEL -> wire.bytes(wire.command(this.conversation,
					new CreateConversation(IdKind.CUSTOMER.next(), null, null, null, "carrier pigeon", null, null)));
			case UNKNOWN_SENDER -> wire.bytes(wire.send(this.conversation, "robot", "hi"));
		};
	}

	private static byte[] withSchema(byte[] good, int id) {
		return ByteBuffer.wrap(good.clone()).putInt(1, id).array();
	}

	/** The tags come last: a count of 0, which here becomes 2^31 - 9. */
	private byte[] withHugeArray() {
		byte[] update = wire
			.bytes(wire.command(this.conversation, new UpdateConversation(null, null, null, List.of())));
		return concat(Arrays.copyOf(update, update.length - 1), new byte[] { -18, -1, -1, -1, 15 });
	}

	/** The command id comes first: its length becomes 2^31 - 9. */
	private static byte[] withHugeString(byte[] good) {
		return concat(Arrays.copyOf(good, 5), new byte[] { -18, -1, -1, -1, 15 });
	}

	private static byte[] concat(byte[] one, byte[] other) {
		return ByteBuffer.allocate(one.length + other.length).put(one).put(other).array();
	}

}
