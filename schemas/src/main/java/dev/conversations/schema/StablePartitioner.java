package dev.conversations.schema;

import java.util.Map;

import org.apache.kafka.clients.producer.Partitioner;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.InvalidPartitionsException;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/**
 * Finds the partition of a record from its key and from a number of partitions that is
 * set, whatever number the topic has got since: a key stays where it is when partitions
 * are added. Agrees with Kafka's default partitioner while the two numbers are the same.
 */
public final class StablePartitioner implements Partitioner {

	/** Producer setting: partitions that are used, of each topic that has them. */
	public static final String PARTITIONS = "conversations.topics.partitions";

	private int partitions;

	/** Settings of a producer that is to use this partitioner. */
	public static Map<String, Object> settings(int partitions) {
		return Map.of(ProducerConfig.PARTITIONER_CLASS_CONFIG, StablePartitioner.class, PARTITIONS, partitions);
	}

	/** Where a key is put; 0 where there is none. */
	public static int partition(byte @Nullable [] key, int partitions) {
		return (key != null) ? Utils.toPositive(Utils.murmur2(key)) % partitions : 0;
	}

	@Override
	public void configure(Map<String, ?> settings) {
		if (!(settings.get(PARTITIONS) instanceof Integer number) || number < 1) {
			throw new ConfigException(PARTITIONS, settings.get(PARTITIONS), "expected a number of at least 1");
		}
		this.partitions = number;
	}

	/**
	 * @throws InvalidPartitionsException when the topic has fewer partitions than are
	 * set: the record would wait for a partition that is not there
	 */
	@Override
	public int partition(String topic, @Nullable Object key, byte @Nullable [] keyBytes, @Nullable Object value,
			byte @Nullable [] valueBytes, Cluster cluster) {
		Integer present = cluster.partitionCountForTopic(topic);
		if (present != null && present < this.partitions) {
			throw new InvalidPartitionsException(TopicDefinitions.tooFew(topic, present, this.partitions));
		}
		return partition(keyBytes, this.partitions);
	}

	@Override
	public void close() {
		// nothing is held
	}

}
