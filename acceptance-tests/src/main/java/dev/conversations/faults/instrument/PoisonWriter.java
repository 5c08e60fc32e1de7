package dev.conversations.faults.instrument;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

import dev.conversations.schema.IdKind;
import dev.conversations.schema.Topics;
import dev.conversations.schema.command.ConversationCommand;
import dev.conversations.schema.command.UpdateConversation;
import dev.conversations.schema.wire.ConfluentAvroSerializer;

/** Writes records into the command topic that must end among the dead letters. */
public final class PoisonWriter implements AutoCloseable {

	private static final int MANY = 300;

	private final KafkaProducer<byte[], byte[]> producer;

	private final Random random;

	private final byte[] good;

	/**
	 * Asks the registry for the id of the command schema.
	 * @param seed of the noise
	 */
	public PoisonWriter(String bootstrapServers, String schemaRegistryUrl, long seed) {
		this.random = new Random(seed);
		this.good = good(schemaRegistryUrl);
		this.producer = new KafkaProducer<>(Map.of("bootstrap.servers", bootstrapServers), new ByteArraySerializer(),
				new ByteArraySerializer());
	}

	/**
	 * A poison that stands in the topic now.
	 *
	 * @param value null for a record without one
	 */
	public record Planted(Poison poison, int partition, long offset, byte @Nullable [] value) {
	}

	/**
	 * Writes one under the key of a conversation; the broker has it when this returns.
	 */
	public Planted write(Poison poison, String conversationId) {
		byte[] value = poison.value(this.good, this.random);
		byte[] key = conversationId.getBytes(StandardCharsets.UTF_8);
		List<Header> headers = (poison == Poison.HOSTILE_HEADERS) ? hostileHeaders() : List.of();
		try {
			RecordMetadata written = this.producer
				.send(new ProducerRecord<>(Topics.COMMANDS, null, key, value, headers))
				.get();
			return new Planted(poison, written.partition(), written.offset(), value);
		}
		catch (ExecutionException ex) {
			throw new KafkaException("poison was not written", ex);
		}
		catch (InterruptedException ex) {
			throw new InterruptException(ex);
		}
	}

	/** Writes so many in a row under one key, of all kinds in turn. */
	public List<Planted> writeRow(String conversationId, int count) {
		Poison[] kinds = Poison.values();
		return IntStream.range(0, count).mapToObj((n) -> write(kinds[n % kinds.length], conversationId)).toList();
	}

	/**
	 * Headers as this system and Spring Kafka write them, but wrong, and others that
	 * nobody expects.
	 */
	private List<Header> hostileHeaders() {
		byte[] noise = new byte[55];
		this.random.nextBytes(noise);
		List<Header> headers = new ArrayList<>();
		headers.add(new RecordHeader("traceparent", noise));
		headers.add(new RecordHeader("traceparent", (byte[]) null));
		headers.add(new RecordHeader("kafka_dlt-original-topic", "elsewhere".getBytes(StandardCharsets.UTF_8)));
		headers.add(new RecordHeader("kafka_dlt-original-offset", new byte[0]));
		headers.add(new RecordHeader("kafka_dlt-original-partition", ByteBuffer.allocate(4).putInt(-1).array()));
		headers
			.add(new RecordHeader("springDeserializerExceptionValue", new byte[] { (byte) 0xac, (byte) 0xed, 0, 5 }));
		headers.add(new RecordHeader("", noise));
		headers.add(new RecordHeader("\u0000\r\n\u202e😈", new byte[20_000]));
		IntStream.range(0, MANY).forEach((n) -> headers.add(new RecordHeader("x-" + n, noise)));
		return headers;
	}

	private static byte[] good(String schemaRegistryUrl) {
		ConversationCommand command = new ConversationCommand(IdKind.COMMAND.next(), IdKind.SUB_ACCOUNT.next(), "test",
				IdKind.CONVERSATION.next(), Instant.EPOCH, null, null, null,
				new UpdateConversation(null, null, "poison", List.of()));
		try (Serializer<Object> serializer = new ConfluentAvroSerializer()) {
			serializer.configure(Map.of("schema.registry.url", schemaRegistryUrl), false);
			return serializer.serialize(Topics.COMMANDS, command);
		}
	}

	@Override
	public void close() {
		this.producer.close();
	}

}
