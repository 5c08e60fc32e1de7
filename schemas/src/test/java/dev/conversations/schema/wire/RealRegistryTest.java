package dev.conversations.schema.wire;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import dev.conversations.local.RealParts;
import dev.conversations.schema.event.ConversationEvent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The protocol as a real registry speaks it, each test under subjects of its own. */
class RealRegistryTest {

	private static final JsonMapper JSON = new JsonMapper();

	private final RealParts parts = RealParts.shared();

	private final String topic = "topic-" + UUID.randomUUID();

	@Test
	void recordGoesThroughKafkaAndComesBack() {
		Map<String, Object> config = config("specific.avro.reader", "true", "bootstrap.servers",
				this.parts.kafkaBootstrapServers(), "key.serializer", StringSerializer.class.getName(),
				"key.deserializer", StringDeserializer.class.getName(), "value.serializer",
				ConfluentAvroSerializer.class.getName(), "value.deserializer",
				ConfluentAvroDeserializer.class.getName(), "group.id", this.topic, "auto.offset.reset", "earliest",
				"metadata.max.age.ms", "500");
		try (KafkaProducer<String, Object> producer = new KafkaProducer<>(config);
				KafkaConsumer<String, Object> consumer = new KafkaConsumer<>(config)) {
			createTopic();
			producer.send(new ProducerRecord<>(this.topic, "conv_1", Samples.messageAdded()));
			producer.flush();
			consumer.subscribe(List.of(this.topic));
			ConsumerRecord<String, Object> record = Awaitility.await()
				.atMost(Duration.ofSeconds(30))
				.until(() -> consumer.poll(Duration.ofMillis(200)), (records) -> !records.isEmpty())
				.iterator()
				.next();
			assertThat(record.value()).isEqualTo(Samples.messageAdded());
		}
	}

	@Test
	void registeredSchemaIsFoundByLookUpAndAsLatest() {
		byte[] bytes = serializer().serialize(this.topic, Samples.updated());
		assertThat(serializer("auto.register.schemas", "false").serialize(this.topic, Samples.updated()))
			.isEqualTo(bytes);
		assertThat(serializer("auto.register.schemas", "false", "use.latest.version", "true").serialize(this.topic,
				Samples.updated()))
			.isEqualTo(bytes);
	}

	@Test
	void schemaFileThatSomebodyElseRegisteredIsOurs() throws Exception {
		String file = Files.readString(Path.of("src", "main", "avro", "conversation-event.avsc"));
		String answer = call("POST", "/subjects/" + this.topic + "-value/versions", Map.of("schema", file));
		byte[] bytes = serializer("auto.register.schemas", "false", "normalize.schemas", "true").serialize(this.topic,
				Samples.messageAdded());
		assertThat(WireFormat.schemaId(bytes)).isEqualTo(JSON.readTree(answer).path("id").asInt());
		assertThat(serializer("normalize.schemas", "true").serialize(this.topic, Samples.messageAdded()))
			.isEqualTo(bytes);
		assertThat(call("GET", "/subjects/" + this.topic + "-value/versions", null)).isEqualTo("[1]");
	}

	@Test
	void schemaNobodyRegisteredIsRefused() {
		assertThatExceptionOfType(SerializationException.class)
			.isThrownBy(() -> serializer("auto.register.schemas", "false").serialize(this.topic, Samples.updated()));
		serializer().serialize(this.topic, point(SchemaBuilder.record("Point").fields().requiredInt("x").endRecord()));
		assertThatExceptionOfType(SerializationException.class)
			.isThrownBy(() -> serializer("auto.register.schemas", "false").serialize(this.topic, Samples.updated()));
	}

	@Test
	void unknownIdIsPoison() {
		ConfluentAvroDeserializer deserializer = Samples.deserializer(config("specific.avro.reader", "true"));
		assertThatExceptionOfType(SerializationException.class)
			.isThrownBy(() -> deserializer.deserialize(this.topic, new byte[] { 0, 0x7f, 0, 0, 1, 0 }));
	}

	@Test
	void incompatibleSchemaIsRefused() throws Exception {
		serializer().serialize(this.topic, point(SchemaBuilder.record("Point").fields().requiredInt("x").endRecord()));
		call("PUT", "/config/" + this.topic + "-value", Map.of("compatibility", "FULL_TRANSITIVE"));
		Schema changed = SchemaBuilder.record("Point").fields().requiredInt("x").requiredInt("y").endRecord();
		GenericRecord point = point(changed);
		point.put("y", 1);
		assertThatExceptionOfType(SerializationException.class)
			.isThrownBy(() -> serializer().serialize(this.topic, point))
			.withMessageContaining("409");
	}

	@Test
	void olderRecordIsReadByTodaysClass() {
		Schema older = PortableSchema.parse(PortableSchema.of(ConversationEvent.getClassSchema())
			.toString()
			.replace(",{\"type\":\"record\",\"name\":\"ConversationRead\",\"fields\":[]}", ""));
		assertThat(older.getField("payload").schema().getTypes()).hasSize(5);
		GenericData.Record event = new GenericData.Record(older);
		GenericRecord today = (GenericRecord) Samples.deserializer(config())
			.deserialize(this.topic, serializer().serialize(this.topic, Samples.updated()));
		older.getFields().forEach((field) -> event.put(field.name(), today.get(field.name())));
		byte[] bytes = serializer().serialize(this.topic + "-old", event);
		assertThat(Samples.deserializer(config("specific.avro.reader", "true")).deserialize(this.topic, bytes))
			.isEqualTo(Samples.updated());
	}

	@Test
	void manyThreadsThatRegisterAtOnceGetOneId() throws Exception {
		try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
			List<Callable<Integer>> writes = IntStream.range(0, 16)
				.<Callable<Integer>>mapToObj(
						(n) -> () -> WireFormat.schemaId(serializer().serialize(this.topic, Samples.updated())))
				.toList();
			assertThat(threads.invokeAll(writes).stream().map(Future::resultNow).collect(Collectors.toSet()))
				.hasSize(1);
		}
	}

	private static GenericRecord point(Schema schema) {
		GenericRecord point = new GenericData.Record(schema);
		point.put("x", 3);
		return point;
	}

	private ConfluentAvroSerializer serializer(String... more) {
		return Samples.serializer(config(more));
	}

	private Map<String, Object> config(String... more) {
		return new HashMap<>(Samples.config(this.parts.schemaRegistryUrl(), more));
	}

	private void createTopic() {
		try (Admin admin = Admin.create(Map.of("bootstrap.servers", this.parts.kafkaBootstrapServers()))) {
			admin.createTopics(List.of(new NewTopic(this.topic, 1, (short) 1)));
		}
	}

	private String call(String method, String path, Object body) throws IOException, InterruptedException {
		HttpRequest.BodyPublisher publisher = (body != null)
				? HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body), StandardCharsets.UTF_8)
				: HttpRequest.BodyPublishers.noBody();
		HttpRequest request = HttpRequest.newBuilder(URI.create(this.parts.schemaRegistryUrl() + path))
			.header("Content-Type", "application/json")
			.method(method, publisher)
			.build();
		try (HttpClient http = HttpClient.newHttpClient()) {
			HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
			assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
			return response.body();
		}
	}

}
