package dev.conversations.api.command;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import dev.conversations.api.problem.ErrorCode;
import dev.conversations.api.problem.Problem;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

/** What a client is told when its time is up. */
class SubmissionTest {

	private static final Duration MAX_ACKNOWLEDGE = Duration.ofHours(1);

	private static final Duration PATIENCE = Duration.ofHours(3);

	private final List<Object> told = new ArrayList<>();

	private final Submission submission = submission();

	@Test
	void whatWasNeverHandedOverIsNotSentAnyMore() {
		expireAfter(MAX_ACKNOWLEDGE);
		assertTold(ErrorCode.COMMANDS_UNAVAILABLE);
		assertThat(this.submission.begin()).isFalse();
	}

	@Test
	void nothingIsSaidOfWhatIsJustBeingHandedOver() {
		this.submission.begin();
		expireAfter(MAX_ACKNOWLEDGE);
		assertThat(this.told).isEmpty();
		this.submission.refused(new IllegalStateException("no metadata"));
		assertTold(ErrorCode.COMMANDS_UNAVAILABLE);
	}

	@Test
	void outcomeOfWhatKafkaHasNotConfirmedIsUnknown() {
		this.submission.begin();
		this.submission.taken();
		expireAfter(MAX_ACKNOWLEDGE);
		assertTold(ErrorCode.OUTCOME_UNKNOWN);
	}

	@Test
	void whatKafkaHasConfirmedIsPendingOnlyAfterTheWaitOfItsClient() {
		this.submission.begin();
		this.submission.taken();
		this.submission.onCompletion(null, null);
		expireAfter(MAX_ACKNOWLEDGE);
		assertThat(this.told).isEmpty();
		expireAfter(PATIENCE);
		assertThat(this.told).singleElement().isInstanceOf(Reply.Pending.class);
	}

	private void assertTold(ErrorCode code) {
		assertThat(this.told).singleElement()
			.isInstanceOfSatisfying(Problem.class, (problem) -> assertThat(problem.code()).isEqualTo(code));
	}

	private void expireAfter(Duration time) {
		this.submission.expire(System.nanoTime() + time.toNanos());
	}

	private Submission submission() {
		AtomicReference<Submission> made = new AtomicReference<>();
		Mono.<Reply>create((client) -> made
			.set(new Submission("conversation", "command", new Preference(PATIENCE, null), MAX_ACKNOWLEDGE, client)))
			.subscribe(this.told::add, this.told::add);
		return made.get();
	}

}
