package dev.conversations.processor.operations;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

import dev.conversations.schema.Topics;

/** What the brokers say of the event topic as a whole. */
final class EventTopicState {

	private final Admin admin;

	private final TopicDescription description;

	/**
	 * @throws RefusedException when there is no event topic
	 */
	EventTopicState(Admin admin) {
		this.admin = admin;
		try {
			this.description = await(admin.describeTopics(List.of(Topics.EVENTS)).allTopicNames()).values()
				.iterator()
				.next();
		}
		catch (UnknownTopicOrPartitionException ex) {
			throw new RefusedException("There is no topic " + Topics.EVENTS + ", so there is nothing to rebuild from: "
					+ "is KAFKA_BOOTSTRAP_SERVERS right?", ex);
		}
	}

	/** Another topic of the same name has another id. */
	String id() {
		return this.description.topicId().toString();
	}

	/** Whether some events may still become visible: their transaction is open. */
	boolean unsettled() {
		return !ends(IsolationLevel.READ_COMMITTED).equals(ends(IsolationLevel.READ_UNCOMMITTED));
	}

	private Map<TopicPartition, Long> ends(IsolationLevel isolation) {
		Map<TopicPartition, OffsetSpec> partitions = this.description.partitions()
			.stream()
			.collect(Collectors.toMap((partition) -> new TopicPartition(Topics.EVENTS, partition.partition()),
					(partition) -> OffsetSpec.latest()));
		Map<TopicPartition, ListOffsetsResultInfo> ends = await(
				this.admin.listOffsets(partitions, new ListOffsetsOptions(isolation)).all());
		return ends.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, (end) -> end.getValue().offset()));
	}

	private static <T> T await(KafkaFuture<T> answer) {
		try {
			return answer.get();
		}
		catch (ExecutionException ex) {
			throw (ex.getCause() instanceof KafkaException cause) ? cause : new KafkaException(ex.getCause());
		}
		catch (InterruptedException ex) {
			throw new InterruptException(ex);
		}
	}

}
