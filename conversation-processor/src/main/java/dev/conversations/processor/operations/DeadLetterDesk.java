package dev.conversations.processor.operations;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Deserializer;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import dev.conversations.processor.ledger.Outcome;
import dev.conversations.schema.Topics;
import dev.conversations.schema.command.ConversationCommand;
import dev.conversations.store.Store;

/**
 * The dead letters and what operators did with them. Kafka forgets no single record, so
 * that is noted in MongoDB.
 */
final class DeadLetterDesk {

	/** A record that died this often will not live. */
	static final int MAX_REDRIVES = 3;

	private final TopicReader reader;

	private final MongoCollection<Document> handled;

	private final MongoCollection<Document> ledger;

	private final Deserializer<Object> deserializer;

	/**
	 * @param reader of the dead letters, at their beginning
	 */
	DeadLetterDesk(TopicReader reader, MongoDatabase database, Deserializer<Object> deserializer) {
		this.reader = reader;
		this.handled = database.getCollection(Store.DEAD_LETTERS);
		this.ledger = database.getCollection(Store.LEDGER);
		this.deserializer = deserializer;
	}

	/** In the order in which they died. */
	List<Found> find(Predicate<DeadLetter> wanted) {
		Map<String, Document> notes = new HashMap<>();
		this.handled.find().forEach((note) -> notes.put(note.getString("_id"), note));
		List<Found> found = new ArrayList<>();
		this.reader.advance((record) -> {
			DeadLetter letter = DeadLetter.of(record, handled(notes.get(DeadLetter.id(record)), record));
			if (wanted.test(letter)) {
				found.add(new Found(letter, record));
			}
		});
		found.sort(Comparator.comparing((dead) -> dead.letter().deadSince()));
		return found;
	}

	/** A note is about another record when the topic was made anew since. */
	private static @Nullable String handled(@Nullable Document note, ConsumerRecord<byte[], byte[]> record) {
		if (note == null) {
			return null;
		}
		Long since = note.getLong("dead_since");
		return (since == null || since == record.timestamp()) ? note.getString("handled") : null;
	}

	/** The dead letter with what is in it. */
	DeadLetterView view(Found dead) {
		ConversationCommand command = command(dead.record());
		return DeadLetterView.of(
				dead.letter(), (command != null)
						? command.getPayload().getClass().getSimpleName() + " " + command.getCommandId() : null,
				dead.record().value());
	}

	private @Nullable ConversationCommand command(ConsumerRecord<byte[], byte[]> record) {
		try {
			return (this.deserializer.deserialize(Topics.COMMANDS,
					record.value()) instanceof ConversationCommand command) ? command : null;
		}
		catch (SerializationException ex) {
			return null;
		}
	}

	/**
	 * Sends the record to the commands again. A command that had failed is decided anew;
	 * one that was applied after all is known, and changes nothing.
	 */
	void redrive(Found dead, Producer<byte[], byte[]> producer) {
		ConsumerRecord<byte[], byte[]> record = dead.record();
		Headers headers = new RecordHeaders();
		record.headers().forEach((header) -> {
			if (!header.key().startsWith("kafka_dlt-") && !header.key().equals(DeadLetter.REDRIVEN)) {
				headers.add(header);
			}
		});
		headers.add(DeadLetter.REDRIVEN,
				ByteBuffer.allocate(Integer.BYTES).putInt(dead.letter().redriven() + 1).array());
		Document failure = forgetFailure(record);
		try {
			await(producer, new ProducerRecord<>(Topics.COMMANDS, null, record.key(), record.value(), headers));
		}
		catch (KafkaException ex) {
			restore(failure);
			throw ex;
		}
		note(dead.letter(), "redriven");
	}

	/** Notes that nothing more is to be done. */
	void drop(DeadLetter letter) {
		note(letter, "dropped");
	}

	/** What the ledger said; null for an unreadable record, which never got into it. */
	private @Nullable Document forgetFailure(ConsumerRecord<byte[], byte[]> record) {
		ConversationCommand command = command(record);
		return (command != null) ? this.ledger.findOneAndDelete(Filters.and(Filters.eq("_id", command.getCommandId()),
				Filters.eq("status", Outcome.Status.FAILED.code()))) : null;
	}

	private void restore(@Nullable Document failure) {
		if (failure != null) {
			this.ledger.replaceOne(Filters.eq("_id", failure.get("_id")), failure, new ReplaceOptions().upsert(true));
		}
	}

	private static void await(Producer<byte[], byte[]> producer, ProducerRecord<byte[], byte[]> record) {
		try {
			producer.send(record).get();
		}
		catch (ExecutionException ex) {
			throw new KafkaException("the command was not taken again", ex);
		}
		catch (InterruptedException ex) {
			throw new InterruptException(ex);
		}
	}

	private void note(DeadLetter letter, String what) {
		this.handled.replaceOne(Filters.eq("_id", letter.id()), new Document("_id", letter.id()).append("handled", what)
			.append("dead_since", letter.deadSince().toEpochMilli()), new ReplaceOptions().upsert(true));
	}

	/** A dead letter and its record. */
	record Found(DeadLetter letter, ConsumerRecord<byte[], byte[]> record) {
	}

}
