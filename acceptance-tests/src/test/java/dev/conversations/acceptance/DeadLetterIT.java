package dev.conversations.acceptance;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import dev.conversations.schema.Topics;

import static org.assertj.core.api.Assertions.assertThat;

/** Records that nobody can read stop nobody else. */
class DeadLetterIT {

	private final RunningSystem system = RunningSystem.shared();

	private final Client client = this.system.newClient();

	private final String id = this.client.open();

	@Test
	void unreadableRecordsBecomeDeadLettersBetweenGoodOnes() {
		this.client.say(this.id, "customer", "before");
		List<byte[]> poison = List.of("no Avro".getBytes(StandardCharsets.UTF_8), new byte[0], new byte[] { 0, 0, 0 },
				new byte[] { 0, 0x7f, 0, 0, 0, 1 });
		plant(poison);
		Answer after = this.client.say(this.id, "customer", "after");
		assertThat(after.status()).as(after.toString()).isEqualTo(201);
		assertThat(new MessageThread(this.client, this.id).contents()).containsExactly("before", "after");
		List<ConsumerRecord<byte[], byte[]>> letters = Awaitility.await()
			.atMost(Duration.ofSeconds(30))
			.until(this::letters, (records) -> records.size() >= poison.size());
		assertThat(letters).extracting(ConsumerRecord::value).containsExactlyElementsOf(poison);
		assertThat(letters).allSatisfy((letter) -> assertThat(letter.headers()).isNotEmpty());
		this.system.invariants().check();
	}

	private void plant(List<byte[]> poison) {
		this.system.invariants().plant(poison.size());
		try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
				Map.of("bootstrap.servers", this.system.parts().kafkaBootstrapServers()), new ByteArraySerializer(),
				new ByteArraySerializer())) {
			poison.forEach((bytes) -> producer.send(new ProducerRecord<>(Topics.COMMANDS, key(), bytes)));
		}
	}

	private List<ConsumerRecord<byte[], byte[]>> letters() {
		return new EventTopic(this.system.parts()).raw(Topics.DEAD_LETTERS)
			.stream()
			.filter((record) -> Arrays.equals(record.key(), key()))
			.toList();
	}

	private byte[] key() {
		return this.id.getBytes(StandardCharsets.UTF_8);
	}

}
