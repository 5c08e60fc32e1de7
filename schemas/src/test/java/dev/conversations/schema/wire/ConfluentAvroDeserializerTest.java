package dev.conversations.schema.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;

import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.conversations.schema.command.ConversationCommand;
import dev.conversations.schema.event.ConversationEvent;
import dev.conversations.schema.event.MessageAdded;
import dev.conversations.schema.outcome.CommandOutcomes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

class ConfluentAvroDeserializerTest {

	private static final String TOPIC = "conversation.commands.v1";

	private final ScriptedRegistry registry = new ScriptedRegistry();

	@AfterEach
	void stop() {
		this.registry.close();
	}

	@Test
	void generatedClassComesBackWithEveryField() {
		byte[] bytes = written();
		ConversationCommand command = (ConversationCommand) specific().deserialize(TOPIC, bytes);
		assertThat(command).isEqualTo(Samples.create());
		assertThat(command.getIssuedAt()).isEqualTo(Samples.TIME);
		assertThat(command.getConversationId()).isInstanceOf(String.class);
	}

	@Test
	void genericRecordIsTheDefault() {
		Object command = Samples.deserializer(Samples.config(this.registry.url())).deserialize(TOPIC, written());
		assertThat(command).isInstanceOfSatisfying(GenericRecord.class,
				(record) -> assertThat(record.get("mode")).hasToString("live"));
	}

	@Test
	void schemaIsAskedForOnce() {
		byte[] bytes = written();
		ConfluentAvroDeserializer deserializer = specific();
		deserializer.deserialize(TOPIC, bytes);
		deserializer.deserialize("other", bytes);
		assertThat(this.registry.requests()).extracting(ScriptedRegistry.Request::path)
			.containsExactly("/schemas/ids/7");
	}

	@Test
	void recordOfAnotherSchemaVersionIsRead() {
		Schema earlier = SchemaBuilder.record("MessageAdded")
			.namespace("dev.conversations.schema.event")
			.fields()
			.requiredString("content")
			.requiredString("sender")
			.requiredString("message_id")
			.requiredLong("index")
			.requiredString("gone_since")
			.endRecord();
		this.registry.answersSchema(earlier);
		byte[] bytes = { 0, 0, 0, 0, 7, 4, 'H', 'i', 2, 'c', 2, 'm', 8, 2, 'x' };
		assertThat(specific().deserialize(TOPIC, bytes)).isEqualTo(new MessageAdded("m", 4L, "c", "Hi"));
	}

	@Test
	void nullStaysNull() {
		assertThat(specific().deserialize(TOPIC, null)).isNull();
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 4 })
	void recordTooShortForSchemaIdIsPoison(int length) {
		assertPoison(new byte[length]);
		assertThat(this.registry.requests()).isEmpty();
	}

	@Test
	void otherFirstByteIsPoison() {
		assertPoison("{\"json\":true}".getBytes(StandardCharsets.US_ASCII));
		assertThat(this.registry.requests()).isEmpty();
	}

	@Test
	void unknownSchemaIdIsPoison() {
		this.registry.answers(404, "{\"error_code\":40403,\"message\":\"Schema not found\"}");
		assertPoison(new byte[] { 0, 0, 0, 0, 7, 1 });
	}

	@Test
	void everyTruncationIsPoison() {
		byte[] bytes = written();
		ConfluentAvroDeserializer deserializer = specific();
		for (int length = 5; length < bytes.length; length++) {
			byte[] truncated = Arrays.copyOf(bytes, length);
			assertThatExceptionOfType(SerializationException.class)
				.isThrownBy(() -> deserializer.deserialize(TOPIC, truncated));
		}
	}

	@Test
	void bytesAfterTheRecordArePoison() {
		byte[] bytes = written();
		assertPoison(Arrays.copyOf(bytes, bytes.length + 1));
	}

	@Test
	void changedBytesAreReadOrPoisonAndNothingElse() {
		byte[] bytes = written();
		ConfluentAvroDeserializer deserializer = specific();
		Random random = new Random(20260315);
		for (int i = 0; i < 20_000; i++) {
			byte[] changed = bytes.clone();
			changed[5 + random.nextInt(bytes.length - 5)] = (byte) random.nextInt();
			changed[5 + random.nextInt(bytes.length - 5)] = (byte) random.nextInt();
			readOrPoison(deserializer, changed);
		}
	}

	@ParameterizedTest
	@ValueSource(longs = { 1L << 30, 1L << 31, Long.MAX_VALUE, -(1L << 31), Long.MIN_VALUE })
	void hugeArrayIsPoisonAtOnce(long count) {
		this.registry.answersSchema(CommandOutcomes.getClassSchema());
		assertPoison(ByteBuffer.allocate(30).put(new byte[] { 0, 0, 0, 0, 7 }).put(zigzag(count)).array());
	}

	@ParameterizedTest
	@ValueSource(longs = { 1L << 30, 1L << 31, Long.MAX_VALUE, -1 })
	void hugeStringIsPoisonAtOnce(long length) {
		this.registry.answersSchema(ConversationEvent.getClassSchema());
		assertPoison(ByteBuffer.allocate(30).put(new byte[] { 0, 0, 0, 0, 7 }).put(zigzag(length)).array());
	}

	@Test
	void deepRecursionIsPoison() {
		this.registry.answersSchema(HostileSchemas.recursive());
		byte[] bytes = new byte[1 << 20];
		Arrays.fill(bytes, (byte) 2);
		bytes[4] = 7;
		Arrays.fill(bytes, 0, 4, (byte) 0);
		assertPoison(bytes);
	}

	@Test
	void itemsThatTakeNoByteArePoison() {
		this.registry.answersSchema(HostileSchemas.endless());
		assertPoison(ByteBuffer.allocate(30).put(new byte[] { 0, 0, 0, 0, 7 }).put(zigzag(1L << 30)).array());
	}

	@ParameterizedTest
	@ValueSource(strings = { "java.util.ArrayList", "dev.conversations.schema.Unheard", "java.lang.Nothing" })
	void recordOfForeignClassIsPoison(String type) {
		this.registry.answersSchema(SchemaBuilder.record(type).fields().requiredInt("x").endRecord());
		assertPoison(new byte[] { 0, 0, 0, 0, 7, 2 });
	}

	@Test
	void schemaThatIsNoRecordIsPoisonForGeneratedClasses() {
		this.registry.answersSchema(Schema.create(Schema.Type.STRING));
		assertPoison(new byte[] { 0, 0, 0, 0, 7, 0 });
	}

	@Test
	void schemaOfAnotherLanguageIsPoison() {
		this.registry.answers(200, "{\"schemaType\":\"PROTOBUF\",\"schema\":\"syntax = \\\"proto3\\\";\"}");
		assertPoison(new byte[] { 0, 0, 0, 0, 7, 0 });
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			500 | {"error_code":50001,"message":"Backend"}
			503 | <html>no</html>
			429 | {"error_code":429,"message":"Slow down"}
			401 | {"error_code":40101,"message":"Who are you"}
			403 | {"error_code":40301,"message":"Not you"}
			404 | <html>wrong path</html>
			404 | {"status":404,"error":"Not Found","path":"/schemas/ids/7"}
			302 | {}
			200 | <html>a login page</html>
			""")
	void registryWithoutWordAboutTheSchemaIsAnOutage(int status, String body) {
		this.registry.answers(status, body).answersSchema(ConversationCommand.getClassSchema());
		ConfluentAvroDeserializer deserializer = specific();
		byte[] bytes = { 0, 0, 0, 0, 7, 0 };
		assertThatExceptionOfType(RegistryUnavailableException.class)
			.isThrownBy(() -> deserializer.deserialize(TOPIC, bytes))
			.isInstanceOf(RetriableException.class);
		assertThatExceptionOfType(SerializationException.class)
			.isThrownBy(() -> deserializer.deserialize(TOPIC, bytes));
	}

	private byte[] written() {
		this.registry.answersSchema(ConversationCommand.getClassSchema());
		byte[] bytes = Samples.serializer(Samples.config(this.registry.url())).serialize(TOPIC, Samples.create());
		this.registry.requests().clear();
		return bytes;
	}

	private ConfluentAvroDeserializer specific() {
		return Samples.deserializer(Samples.config(this.registry.url(), "specific.avro.reader", "true"));
	}

	private void assertPoison(byte[] bytes) {
		ConfluentAvroDeserializer deserializer = specific();
		assertTimeoutPreemptively(Duration.ofSeconds(30),
				() -> assertThatThrownBy(() -> deserializer.deserialize(TOPIC, bytes))
					.isInstanceOf(SerializationException.class));
	}

	private static void readOrPoison(ConfluentAvroDeserializer deserializer, byte[] bytes) {
		try {
			assertThat(deserializer.deserialize(TOPIC, bytes)).isInstanceOf(ConversationCommand.class);
		}
		catch (SerializationException ex) {
			assertThat(ex).hasMessageStartingWith("Record ");
		}
	}

	private static byte[] zigzag(long value) {
		ByteBuffer bytes = ByteBuffer.allocate(10);
		long rest = (value << 1) ^ (value >> 63);
		while ((rest & ~0x7FL) != 0) {
			bytes.put((byte) (rest | 0x80));
			rest >>>= 7;
		}
		bytes.put((byte) rest);
		return Arrays.copyOf(bytes.array(), bytes.position());
	}

}
