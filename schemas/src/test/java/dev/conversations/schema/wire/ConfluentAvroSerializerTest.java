package dev.conversations.schema.wire;

import java.util.Arrays;
import java.util.Map;

import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.conversations.schema.event.ConversationEvent;
import dev.conversations.schema.event.MessageAdded;
import dev.conversations.schema.wire.ScriptedRegistry.Request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ConfluentAvroSerializerTest {

	private static final String TOPIC = "conversation.events.v1";

	private final ScriptedRegistry registry = new ScriptedRegistry();

	@AfterEach
	void stop() {
		this.registry.close();
	}

	@Test
	void recordBeginsWithZeroByteAndSchemaId() throws Exception {
		byte[] bytes = serializer().serialize(TOPIC, registered(0x01020304));
		assertThat(Arrays.copyOf(bytes, 5)).containsExactly(0, 1, 2, 3, 4);
		GenericRecord event = new GenericDatumReader<GenericRecord>(ConversationEvent.getClassSchema()).read(null,
				DecoderFactory.get().binaryDecoder(bytes, 5, bytes.length - 5, null));
		assertThat(event.get("occurred_at")).isEqualTo(Samples.TIME.toEpochMilli());
		assertThat(((GenericRecord) event.get("payload")).get("content")).hasToString("Grüße, 你好 👋");
	}

	@Test
	void schemaIsRegisteredOnceUnderTheTopicAndWithoutJavaProperties() {
		ConversationEvent event = registered(7);
		ConfluentAvroSerializer serializer = serializer();
		serializer.serialize(TOPIC, event);
		serializer.serialize(TOPIC, Samples.updated());
		assertThat(this.registry.requests()).singleElement().satisfies((request) -> {
			assertThat(request.method()).isEqualTo("POST");
			assertThat(request.path()).isEqualTo("/subjects/conversation.events.v1-value/versions");
			assertThat(request.schema()).doesNotContain("avro.java.string").contains("timestamp-millis");
			assertThat(new Schema.Parser().parse(request.schema()))
				.isEqualTo(PortableSchema.of(ConversationEvent.getClassSchema()));
		});
	}

	@Test
	void eachTopicHasItsOwnSubject() {
		ConversationEvent event = registered(7);
		ConfluentAvroSerializer serializer = serializer();
		serializer.serialize("a", event);
		serializer.serialize("b c", event);
		assertThat(this.registry.requests()).extracting(Request::path)
			.containsExactly("/subjects/a-value/versions", "/subjects/b%20c-value/versions");
	}

	@Test
	void keyHasSubjectOfItsOwn() {
		ConversationEvent event = registered(7);
		ConfluentAvroSerializer serializer = new ConfluentAvroSerializer();
		serializer.configure(Samples.config(this.registry.url()), true);
		serializer.serialize("a", event);
		assertThat(this.registry.requests()).extracting(Request::path).containsExactly("/subjects/a-key/versions");
	}

	@Test
	void withoutAutomaticRegistrationTheSchemaIsLookedUp() {
		ConversationEvent event = registered(7);
		byte[] bytes = serializer("auto.register.schemas", "false").serialize(TOPIC, event);
		assertThat(WireFormat.schemaId(bytes)).isEqualTo(7);
		assertThat(this.registry.requests()).extracting(Request::path)
			.containsExactly("/subjects/conversation.events.v1-value");
	}

	@Test
	void latestVersionIsTheSameSchemaForTheSameText() {
		this.registry.answersSchema(ConversationEvent.getClassSchema());
		byte[] bytes = serializer("auto.register.schemas", "false", "use.latest.version", "true").serialize(TOPIC,
				Samples.updated());
		assertThat(WireFormat.schemaId(bytes)).isEqualTo(7);
		assertThat(this.registry.requests()).extracting(Request::path)
			.containsExactly("/subjects/conversation.events.v1-value/versions/latest");
		assertThat(reader().deserialize(TOPIC, bytes)).isEqualTo(Samples.updated());
	}

	@Test
	void latestVersionWithMoreFieldsGetsTheirDefaults() {
		Schema wider = SchemaBuilder.record("MessageAdded")
			.namespace("dev.conversations.schema.event")
			.fields()
			.name("language")
			.type()
			.stringType()
			.stringDefault("und")
			.requiredString("message_id")
			.requiredLong("index")
			.requiredString("sender")
			.requiredString("content")
			.endRecord();
		this.registry.answersSchema(wider);
		byte[] bytes = serializer("auto.register.schemas", "false", "use.latest.version", "true").serialize(TOPIC,
				new MessageAdded("msg_1", 4L, "customer", "Hi"));
		GenericRecord read = (GenericRecord) Samples.deserializer(Samples.config(this.registry.url()))
			.deserialize(TOPIC, bytes);
		assertThat(read.get("language")).hasToString("und");
		assertThat(read.get("index")).isEqualTo(4L);
		assertThat(read.get("content")).hasToString("Hi");
	}

	@Test
	void latestVersionThatCannotReadTheRecordIsRefused() {
		this.registry.answersSchema(SchemaBuilder.record("Other").fields().requiredString("text").endRecord());
		assertThatExceptionOfType(SerializationException.class)
			.isThrownBy(() -> serializer("auto.register.schemas", "false", "use.latest.version", "true")
				.serialize(TOPIC, Samples.updated()));
	}

	@Test
	void genericRecordIsWritten() {
		Schema schema = SchemaBuilder.record("Point").fields().requiredInt("x").endRecord();
		this.registry.answersSchema(schema);
		GenericRecord point = new GenericData.Record(schema);
		point.put("x", 3);
		byte[] bytes = serializer().serialize(TOPIC, point);
		assertThat(bytes).containsExactly(0, 0, 0, 0, 7, 6);
		assertThat(Samples.deserializer(Samples.config(this.registry.url())).deserialize(TOPIC, bytes))
			.isEqualTo(point);
	}

	@Test
	void nullStaysNull() {
		assertThat(serializer().serialize(TOPIC, null)).isNull();
	}

	@Test
	void anythingButRecordIsRefused() {
		assertThatExceptionOfType(SerializationException.class).isThrownBy(() -> serializer().serialize(TOPIC, "text"))
			.withMessageContaining("java.lang.String");
	}

	@Test
	void recordWithoutRequiredFieldIsRefused() {
		ConversationEvent event = registered(7);
		event.put("event_id", null);
		assertThatExceptionOfType(SerializationException.class).isThrownBy(() -> serializer().serialize(TOPIC, event))
			.withMessageContaining("ConversationEvent");
	}

	@ParameterizedTest
	@CsvSource({ "404, 40401", "404, 40403", "409, 409", "422, 42201" })
	void refusalOfTheSchemaIsSerializationException(int status, int code) {
		this.registry.answers(status, "{\"error_code\":%d,\"message\":\"No.\"}".formatted(code));
		assertThatExceptionOfType(SerializationException.class)
			.isThrownBy(() -> serializer("auto.register.schemas", "false").serialize(TOPIC, Samples.updated()))
			.withMessageContaining("No.");
	}

	@Test
	void outageIsNotRemembered() {
		this.registry.answers(500, "{}").answersId(7);
		ConfluentAvroSerializer serializer = serializer();
		assertThatExceptionOfType(RegistryUnavailableException.class)
			.isThrownBy(() -> serializer.serialize(TOPIC, Samples.updated()));
		assertThat(WireFormat.schemaId(serializer.serialize(TOPIC, Samples.updated()))).isEqualTo(7);
	}

	private ConversationEvent registered(int id) {
		this.registry.answersId(id);
		return Samples.messageAdded();
	}

	private ConfluentAvroSerializer serializer(String... more) {
		return Samples.serializer(Samples.config(this.registry.url(), more));
	}

	private ConfluentAvroDeserializer reader() {
		Map<String, Object> config = Samples.config(this.registry.url(), "specific.avro.reader", "true");
		return Samples.deserializer(config);
	}

}
