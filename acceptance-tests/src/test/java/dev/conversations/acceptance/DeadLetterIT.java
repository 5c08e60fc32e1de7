package dev.conversations.acceptance;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import dev.conversations.faults.instrument.Poison;
import dev.conversations.faults.instrument.PoisonWriter;
import dev.conversations.faults.instrument.PoisonWriter.Planted;
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
		List<Planted> poison = plant();
		Answer after = this.client.say(this.id, "customer", "after");
		assertThat(after.status()).as(after.toString()).isEqualTo(201);
		assertThat(new MessageThread(this.client, this.id).contents()).containsExactly("before", "after");
		List<ConsumerRecord<byte[], byte[]>> letters = Awaitility.await()
			.atMost(Duration.ofSeconds(30))
			.until(this::letters, (records) -> records.size() >= poison.size());
		assertThat(letters).extracting(ConsumerRecord::value)
			.containsExactlyElementsOf(poison.stream().map(Planted::value).toList());
		assertThat(letters).allSatisfy((letter) -> assertThat(letter.headers()).isNotEmpty());
		this.system.promises().check();
	}

	private List<Planted> plant() {
		try (PoisonWriter writer = new PoisonWriter(this.system.parts().kafkaBootstrapServers(),
				this.system.parts().schemaRegistryUrl(), 1)) {
			List<Planted> planted = writer.writeRow(this.id, Poison.values().length);
			this.system.promises().plant(planted);
			return planted;
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
