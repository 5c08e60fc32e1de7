package dev.conversations.processor.kafka;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.stereotype.Component;

import dev.conversations.schema.Topics;

/** The consumer group of all processors, as one sees it who is not in it. */
@Component
public final class ProcessorGroup {

	private final KafkaClients clients;

	private final String id;

	ProcessorGroup(KafkaClients clients, ProcessorProperties properties) {
		this.clients = clients;
		this.id = properties.groupId();
	}

	/** Name of the group. */
	public String id() {
		return this.id;
	}

	/**
	 * Who consumes commands, each as client id and host. A process that died is among
	 * them until its session timeout is over.
	 */
	public List<String> members() {
		try (Admin admin = this.clients.admin()) {
			return await(admin.describeConsumerGroups(List.of(this.id)).all()).values()
				.stream()
				.flatMap((group) -> group.members().stream())
				.map((member) -> member.clientId() + " on " + member.host())
				.toList();
		}
		catch (GroupIdNotFoundException ex) {
			return List.of();
		}
	}

	/**
	 * For each partition of the command topic, the first command that a processor will
	 * read when it starts. Waits for transactions that are still being committed.
	 */
	public Map<Integer, Long> next() {
		try (Admin admin = this.clients.admin()) {
			Map<Integer, Long> next = beginnings(admin);
			await(admin.listConsumerGroupOffsets(this.id, new ListConsumerGroupOffsetsOptions().requireStable(true))
				.partitionsToOffsetAndMetadata()).forEach((partition, committed) -> put(next, partition, committed));
			return next;
		}
	}

	private static void put(Map<Integer, Long> next, TopicPartition partition, OffsetAndMetadata committed) {
		if (partition.topic().equals(Topics.COMMANDS) && committed != null) {
			next.merge(partition.partition(), committed.offset(), Math::max);
		}
	}

	private static Map<Integer, Long> beginnings(Admin admin) {
		Map<TopicPartition, OffsetSpec> partitions = await(
				admin.describeTopics(List.of(Topics.COMMANDS)).allTopicNames())
			.values()
			.stream()
			.flatMap((topic) -> topic.partitions().stream())
			.collect(Collectors.toMap((partition) -> new TopicPartition(Topics.COMMANDS, partition.partition()),
					(partition) -> OffsetSpec.earliest()));
		Map<Integer, Long> beginnings = new HashMap<>();
		await(admin.listOffsets(partitions).all())
			.forEach((partition, beginning) -> beginnings.put(partition.partition(), beginning.offset()));
		return beginnings;
	}

	/**
	 * A producer for what a processor should have published. Of several, only the one
	 * made last can publish.
	 */
	public Producer<byte[], byte[]> repairer() {
		Producer<byte[], byte[]> producer = new KafkaProducer<>(this.clients.repairSettings(),
				new ByteArraySerializer(), new ByteArraySerializer());
		producer.initTransactions();
		return producer;
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
