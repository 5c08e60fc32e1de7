package dev.conversations.schema;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.InvalidPartitionsException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class StablePartitionerTest {

	private static final int SET = 12;

	private final StablePartitioner partitioner = partitioner(SET);

	@Test
	void keyStaysWhereItIsWhenPartitionsAreAdded() {
		keys().forEach((key) -> assertThat(partition(key, 24)).isEqualTo(partition(key, SET)));
	}

	@Test
	void agreesWithTheDefaultOfKafka() {
		keys()
			.forEach((key) -> assertThat(partition(key, SET)).isEqualTo(BuiltInPartitioner.partitionForKey(key, SET)));
	}

	@Test
	void everyPartitionThatIsSetIsUsed() {
		assertThat(keys().map((key) -> partition(key, 24)).distinct())
			.containsExactlyInAnyOrderElementsOf(IntStream.range(0, SET).boxed().toList());
	}

	@Test
	void recordWithoutKeyHasItsPlaceToo() {
		assertThat(partition(null, SET)).isZero();
	}

	@Test
	void topicWithFewerPartitionsIsRefused() {
		assertThatExceptionOfType(InvalidPartitionsException.class).isThrownBy(() -> partition(new byte[0], 6))
			.withMessage(
					"topic commands has 6 partitions, expected at least the 12 of conversations.topics.partitions");
	}

	@Test
	void numberThatIsNoneIsRefused() {
		assertThatExceptionOfType(ConfigException.class).isThrownBy(() -> partitioner(0));
	}

	private int partition(byte[] key, int present) {
		List<PartitionInfo> partitions = IntStream.range(0, present)
			.mapToObj((n) -> new PartitionInfo("commands", n, Node.noNode(), new Node[0], new Node[0]))
			.toList();
		return this.partitioner.partition("commands", null, key, null, null,
				new Cluster("test", List.of(), partitions, java.util.Set.of(), java.util.Set.of()));
	}

	private static StablePartitioner partitioner(int partitions) {
		StablePartitioner partitioner = new StablePartitioner();
		partitioner.configure(StablePartitioner.settings(partitions));
		return partitioner;
	}

	private static Stream<byte[]> keys() {
		return IntStream.range(0, 300).mapToObj((n) -> IdKind.CONVERSATION.next().getBytes(StandardCharsets.UTF_8));
	}

}
