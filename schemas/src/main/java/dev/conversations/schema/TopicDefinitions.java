package dev.conversations.schema;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.CreateTopicsResult;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * How the topics are made where they are missing. Topics that are there stay as they are;
 * they may have more partitions, which stay unused.
 *
 * @param partitions of each topic, at least 1; keys are spread over so many
 * @param replicationFactor copies of each partition, at least 1
 * @param minInsyncReplicas copies that must have a record before it counts as written, at
 * most the replication factor
 */
public record TopicDefinitions(int partitions, short replicationFactor, int minInsyncReplicas) {

	/**
	 * Largest record of the topics that the processor writes. Twice Kafka's default,
	 * which the commands have: what comes of the largest command, with its headers, must
	 * fit.
	 */
	public static final int MAX_RECORD_BYTES = 2 << 20;

	private static final int MAX_COMMAND_BYTES = 1 << 20;

	private static final Duration FOR_EVER = Duration.ofMillis(-1);

	/** Kafka's default. */
	private static final Duration USUAL_SEGMENT = Duration.ofDays(7);

	/**
	 * Every topic of the system, as it is made. Kafka deletes a segment when the last of
	 * its records is old enough, so the first of them are kept for the time of a segment
	 * longer. Commands must be gone before the ledger forgets them.
	 */
	public List<NewTopic> topics() {
		return List.of(topic(Topics.COMMANDS, Duration.ofDays(7), Duration.ofHours(12), MAX_COMMAND_BYTES),
				topic(Topics.EVENTS, FOR_EVER, USUAL_SEGMENT, MAX_RECORD_BYTES),
				topic(Topics.OUTCOMES, Duration.ofHours(1), Duration.ofHours(1), MAX_RECORD_BYTES),
				topic(Topics.DEAD_LETTERS, Duration.ofDays(30), USUAL_SEGMENT, MAX_RECORD_BYTES));
	}

	/**
	 * Makes the topics that are missing. May run in several processes at once. Where all
	 * are there, no right to make topics is needed.
	 * @return the id of each topic, by its name
	 * @throws KafkaException when the brokers do not answer or refuse, or when a topic
	 * has fewer partitions than are to be used
	 */
	public Map<String, Uuid> ensure(Admin admin) {
		Map<String, Uuid> ids = present(admin);
		CreateTopicsResult made = admin
			.createTopics(topics().stream().filter((topic) -> !ids.containsKey(topic.name())).toList());
		List<String> madeByOthers = new ArrayList<>();
		for (String name : made.values().keySet()) {
			try {
				ids.put(name, await(made.topicId(name)));
			}
			catch (TopicExistsException ex) {
				madeByOthers.add(name);
			}
		}
		await(admin.describeTopics(madeByOthers).allTopicNames()).forEach((name, topic) -> ids.put(name, check(topic)));
		return ids;
	}

	private Map<String, Uuid> present(Admin admin) {
		Map<String, Uuid> ids = new HashMap<>();
		List<String> names = topics().stream().map(NewTopic::name).toList();
		admin.describeTopics(names).topicNameValues().forEach((name, described) -> {
			try {
				ids.put(name, check(await(described)));
			}
			catch (UnknownTopicOrPartitionException ex) {
				// This one is to be made.
			}
		});
		return ids;
	}

	private Uuid check(TopicDescription topic) {
		if (topic.partitions().size() < this.partitions) {
			throw new KafkaException(tooFew(topic.name(), topic.partitions().size(), this.partitions));
		}
		return topic.topicId();
	}

	static String tooFew(String topic, int present, int used) {
		return "topic %s has %d partitions, expected at least the %d of conversations.topics.partitions"
			.formatted(topic, present, used);
	}

	private static <T> T await(KafkaFuture<T> answer) {
		try {
			return answer.get();
		}
		catch (ExecutionException ex) {
			if (ex.getCause() instanceof TopicExistsException exists) {
				throw exists;
			}
			if (ex.getCause() instanceof UnknownTopicOrPartitionException unknown) {
				throw unknown;
			}
			throw new KafkaException("the topics cannot be looked up or made: " + ex.getMessage(), ex.getCause());
		}
		catch (InterruptedException ex) {
			throw new InterruptException(ex);
		}
	}

	private NewTopic topic(String name, Duration retention, Duration segment, int maxBytes) {
		return new NewTopic(name, this.partitions, this.replicationFactor)
			.configs(Map.of(TopicConfig.RETENTION_MS_CONFIG, String.valueOf(retention.toMillis()),
					TopicConfig.SEGMENT_MS_CONFIG, String.valueOf(segment.toMillis()),
					TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, String.valueOf(this.minInsyncReplicas),
					TopicConfig.MAX_MESSAGE_BYTES_CONFIG, String.valueOf(maxBytes)));
	}

}
