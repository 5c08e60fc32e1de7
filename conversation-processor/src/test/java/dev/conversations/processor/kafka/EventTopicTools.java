package dev.conversations.processor.kafka;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;

import dev.conversations.local.RealParts;
import dev.conversations.schema.Topics;

/** What happens to an event topic when somebody is careless, or a disk is lost. */
final class EventTopicTools {

	private EventTopicTools() {
	}

	/** Deletes all events that are there. */
	static void empty() {
		withAdmin((admin) -> {
			Map<TopicPartition, RecordsToDelete> all = new HashMap<>();
			offsets(admin, OffsetSpec.latest())
				.forEach((partition, end) -> all.put(partition, RecordsToDelete.beforeOffset(end.offset())));
			return admin.deleteRecords(all).all().get();
		});
	}

	/** Deletes the older half of the events of each partition. */
	static void halve() {
		withAdmin((admin) -> {
			Map<TopicPartition, RecordsToDelete> half = new HashMap<>();
			Map<TopicPartition, ListOffsetsResultInfo> beginnings = offsets(admin, OffsetSpec.earliest());
			offsets(admin, OffsetSpec.latest()).forEach((partition, end) -> half.put(partition,
					RecordsToDelete.beforeOffset((beginnings.get(partition).offset() + end.offset()) / 2)));
			return admin.deleteRecords(half).all().get();
		});
	}

	/** Waits until no processor is in the group. */
	static void awaitNoProcessor() {
		Awaitility.await()
			.atMost(Wire.PATIENCE)
			.until(() -> withAdmin(
					(admin) -> admin.describeConsumerGroups(List.of("conversation-processor")).all().get())
				.values()
				.stream()
				.allMatch((group) -> group.members().isEmpty()));
	}

	private static Map<TopicPartition, ListOffsetsResultInfo> offsets(Admin admin, OffsetSpec which)
			throws ExecutionException, InterruptedException {
		Map<TopicPartition, OffsetSpec> partitions = new HashMap<>();
		admin.describeTopics(List.of(Topics.EVENTS))
			.allTopicNames()
			.get()
			.get(Topics.EVENTS)
			.partitions()
			.forEach((partition) -> partitions.put(new TopicPartition(Topics.EVENTS, partition.partition()), which));
		return admin.listOffsets(partitions).all().get();
	}

	static <T> T withAdmin(Work<T> work) {
		try (Admin admin = Admin.create(Map.of("bootstrap.servers", RealParts.shared().kafkaBootstrapServers()))) {
			return work.with(admin);
		}
		catch (ExecutionException | InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** What is done as an administrator. */
	@FunctionalInterface
	interface Work<T> {

		T with(Admin admin) throws ExecutionException, InterruptedException;

	}

}
