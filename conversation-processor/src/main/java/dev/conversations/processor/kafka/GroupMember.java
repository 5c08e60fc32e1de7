package dev.conversations.processor.kafka;

import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * A consumer whose polls are fuller under load, that tells its place in the group after
 * each of them, and that leaves the group when it stops for good. Kafka's own stays a
 * member until its session times out when it has a name of its own; nobody reads its
 * partitions until then.
 */
final class GroupMember extends KafkaConsumer<byte[], byte[]> {

	private final FullerPolls<byte[], byte[]> polls = new FullerPolls<>(this, super::poll);

	private final BooleanSupplier leaving;

	private final Consumer<ConsumerGroupMetadata> membership;

	/**
	 * @param leaving whether closing is for good; otherwise another one of the same name
	 * follows at once
	 * @param membership told on the consumer's thread
	 */
	GroupMember(Map<String, Object> settings, BooleanSupplier leaving, Consumer<ConsumerGroupMetadata> membership) {
		super(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
		this.leaving = leaving;
		this.membership = membership;
	}

	@Override
	public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
		ConsumerRecords<byte[], byte[]> records = this.polls.poll(timeout);
		this.membership.accept(groupMetadata());
		return records;
	}

	/** Closing follows, and can only leave a group that has not been forgotten here. */
	@Override
	public void unsubscribe() {
		if (!this.leaving.getAsBoolean()) {
			super.unsubscribe();
		}
	}

	@Override
	public void close() {
		if (this.leaving.getAsBoolean()) {
			close(CloseOptions.groupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP));
		}
		else {
			super.close();
		}
	}

}
