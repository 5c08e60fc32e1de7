package dev.conversations.api.command;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

import dev.conversations.api.problem.ErrorCode;
import dev.conversations.api.problem.Problem;
import dev.conversations.schema.outcome.CommandOutcome;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.MonoSink;

/**
 * One command on its way from the request to Kafka and back. Answers its client exactly
 * once, whatever comes first: the outcome, a failure, or the end of the wait. It does not
 * hold the command itself, which may be large, while the processor decides.
 */
final class Submission implements Callback {

	private static final Logger log = LoggerFactory.getLogger(Submission.class);

	private final String conversationId;

	private final String commandId;

	private final Preference preference;

	private final MonoSink<Reply> client;

	private final AtomicReference<Stage> stage = new AtomicReference<>(Stage.QUEUED);

	private final long acknowledgedBy;

	private final long answeredBy;

	private volatile @Nullable Thread sender;

	/**
	 * @param maxAcknowledge time that Kafka has for its confirmation
	 */
	Submission(String conversationId, String commandId, Preference preference, Duration maxAcknowledge,
			MonoSink<Reply> client) {
		this.conversationId = conversationId;
		this.commandId = commandId;
		this.preference = preference;
		this.client = client;
		long started = System.nanoTime();
		this.acknowledgedBy = started + maxAcknowledge.toNanos();
		this.answeredBy = started + preference.patience().toNanos();
	}

	/** Must be true before the record may be sent; false when the client is gone. */
	boolean begin() {
		// First: whoever sees that it is being sent must also see by whom.
		this.sender = Thread.currentThread();
		if (!this.stage.compareAndSet(Stage.QUEUED, Stage.SENT)) {
			this.sender = null;
			return false;
		}
		return true;
	}

	/** The producer has taken the record. */
	void taken() {
		this.sender = null;
	}

	/** Kafka has confirmed the record, or given it up. */
	@Override
	public void onCompletion(@Nullable RecordMetadata metadata, @Nullable Exception failure) {
		if (failure == null) {
			acknowledged();
		}
		else if (Thread.currentThread() == this.sender) {
			refused(failure);
		}
		else {
			log.warn("Command {} was not confirmed: {}", this.commandId, failure.toString());
			fail(unknown());
		}
	}

	/** The record never left this process. */
	void refused(Throwable failure) {
		log.warn("Command {} was not sent: {}", this.commandId, failure.toString());
		fail(notSent());
		this.sender = null;
	}

	void decided(CommandOutcome outcome) {
		if (end()) {
			this.client.success(new Reply.Decided(outcome, this.preference.applied()));
		}
	}

	/**
	 * Ends the wait if its time is up. As long as the producer still holds its caller
	 * (for {@code max.block.ms} at most) it is open whether the record is sent at all.
	 * @param now by {@link System#nanoTime()}
	 */
	void expire(long now) {
		if (this.stage.get() == Stage.ACKNOWLEDGED) {
			if (now - this.answeredBy >= 0) {
				pending();
			}
		}
		else if (now - this.acknowledgedBy >= 0) {
			if (this.stage.compareAndSet(Stage.QUEUED, Stage.DONE)) {
				this.client.error(notSent());
			}
			else if (this.sender == null && this.stage.compareAndSet(Stage.SENT, Stage.DONE)) {
				this.client.error(unknown());
			}
		}
	}

	/** The client is gone or answered: what was not sent yet will not be. */
	void abandon() {
		this.stage.set(Stage.DONE);
	}

	private void acknowledged() {
		if (this.stage.compareAndSet(Stage.SENT, Stage.ACKNOWLEDGED) && this.preference.patience().isZero()) {
			pending();
		}
	}

	private void pending() {
		if (end()) {
			this.client.success(new Reply.Pending(this.commandId, this.conversationId, this.preference.applied()));
		}
	}

	private void fail(Problem problem) {
		if (end()) {
			this.client.error(problem);
		}
	}

	private boolean end() {
		return this.stage.getAndSet(Stage.DONE) != Stage.DONE;
	}

	private static Problem notSent() {
		return Problem.of(ErrorCode.COMMANDS_UNAVAILABLE, "Nothing was accepted: Kafka cannot be reached; try again.");
	}

	private Problem unknown() {
		return Problem
			.of(ErrorCode.OUTCOME_UNKNOWN,
					"This may already have been accepted. Repeat it with the same Idempotency-Key, "
							+ "or without one look at /commands/" + this.commandId + " first.")
			.with("Location", "/commands/" + this.commandId);
	}

	private enum Stage {

		QUEUED, SENT, ACKNOWLEDGED, DONE

	}

}
