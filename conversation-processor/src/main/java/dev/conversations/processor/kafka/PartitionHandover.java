package dev.conversations.processor.kafka;

import java.time.Duration;
import java.util.Collection;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.ConsumerAwareRebalanceListener;

import dev.conversations.processor.ledger.Ledger;

/**
 * Learns how far partitions have come that are taken over. Publishes what is pending
 * before they are given up, and forgets what is known of them.
 */
final class PartitionHandover implements ConsumerAwareRebalanceListener {

	private static final Logger log = LoggerFactory.getLogger(PartitionHandover.class);

	private final EventPublisher publisher;

	private final Ledger ledger;

	private final PublishedMarks marks;

	private final Duration drainLimit;

	private volatile boolean assigned;

	PartitionHandover(EventPublisher publisher, Ledger ledger, PublishedMarks marks, Duration drainLimit) {
		this.publisher = publisher;
		this.ledger = ledger;
		this.marks = marks;
		this.drainLimit = drainLimit;
	}

	/** Whether the group has given this consumer its share, which may be none. */
	boolean assigned() {
		return this.assigned;
	}

	@Override
	public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
		this.publisher.join(consumer.groupMetadata());
		this.marks.read(consumer, partitions);
		this.assigned = true;
		log.info("Assigned partitions {}", partitions);
	}

	@Override
	public void onPartitionsRevokedBeforeCommit(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
		log.info("Giving up partitions {}", partitions);
		this.publisher.join(consumer.groupMetadata());
		try {
			if (!this.publisher.drain(this.drainLimit)) {
				log.warn("Giving up partitions with unpublished events; their next owner publishes them");
				this.publisher.abandon();
			}
		}
		catch (InterruptedException ex) {
			throw new InterruptException(ex);
		}
		forget(partitions);
	}

	@Override
	public void onPartitionsLost(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
		log.warn("Lost partitions {}", partitions);
		this.publisher.abandon();
		forget(partitions);
	}

	private void forget(Collection<TopicPartition> partitions) {
		partitions.forEach((partition) -> this.ledger.forget(partition.partition()));
		this.marks.forget(partitions);
	}

}
