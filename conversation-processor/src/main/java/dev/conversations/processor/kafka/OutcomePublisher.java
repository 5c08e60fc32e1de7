package dev.conversations.processor.kafka;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.conversations.processor.ledger.Outcome;
import dev.conversations.processor.ledger.ReceivedCommand.ReplyTo;
import dev.conversations.processor.ledger.Result;
import dev.conversations.schema.Topics;
import dev.conversations.schema.outcome.CommandOutcome;
import dev.conversations.schema.outcome.CommandOutcomes;

/**
 * Tells the API instances how their commands ended: one record for each batch and
 * instance, or a few where the batch is large. An outcome that does not arrive is not
 * lost: the ledger has it, and the API reads it there.
 */
final class OutcomePublisher {

	private static final Logger log = LoggerFactory.getLogger(OutcomePublisher.class);

	/**
	 * Text of one record in characters, so that it stays below Kafka's default
	 * {@code max.request.size} of 1 MiB.
	 */
	private static final int MAX_TEXT = 150_000;

	/** Allowance for all that is not free text in one outcome, in characters. */
	private static final int OUTCOME_OVERHEAD = 600;

	private final Producer<byte[], byte[]> producer;

	private final Serializer<Object> serializer;

	OutcomePublisher(Producer<byte[], byte[]> producer, Serializer<Object> serializer) {
		this.producer = producer;
		this.serializer = serializer;
	}

	void publish(List<Result> results) {
		Map<String, Chunk> chunks = new LinkedHashMap<>();
		for (Result result : results) {
			ReplyTo replyTo = result.received().replyTo();
			if (replyTo != null) {
				Chunk chunk = chunks.computeIfAbsent(replyTo.instance(), (instance) -> new Chunk());
				chunk.add(AvroOutcomes.write(result, replyTo), size(result.outcome()));
				if (chunk.size > MAX_TEXT) {
					send(replyTo.instance(), chunk);
					chunks.remove(replyTo.instance());
				}
			}
		}
		chunks.forEach(this::send);
	}

	private static int size(Outcome outcome) {
		int size = OUTCOME_OVERHEAD;
		if (outcome.message() != null) {
			size += outcome.message().content().length();
		}
		if (outcome.conversation() != null && outcome.conversation().lastMessage() != null) {
			size += outcome.conversation().lastMessage().length();
		}
		return size;
	}

	private void send(String instance, Chunk chunk) {
		byte[] bytes = this.serializer.serialize(Topics.OUTCOMES, new CommandOutcomes(chunk.outcomes));
		this.producer.send(new ProducerRecord<>(Topics.OUTCOMES, instance.getBytes(StandardCharsets.UTF_8), bytes),
				(metadata, failure) -> {
					if (failure != null) {
						log.warn("{} outcomes for {} were not sent: {}", chunk.outcomes.size(), instance,
								failure.toString());
					}
				});
	}

	private static final class Chunk {

		private final List<CommandOutcome> outcomes = new ArrayList<>();

		private int size;

		void add(CommandOutcome outcome, int outcomeSize) {
			this.outcomes.add(outcome);
			this.size += outcomeSize;
		}

	}

}
