package dev.conversations.imports;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;

/** Counts while the import runs. */
final class Tally {

	private final long start = System.nanoTime();

	private final LongAdder dialogues = new LongAdder();

	private final LongAdder messages = new LongAdder();

	private final LongAdder before = new LongAdder();

	private final LongAdder failed = new LongAdder();

	void message() {
		this.messages.increment();
	}

	void dialogue(boolean wasThereBefore) {
		this.dialogues.increment();
		if (wasThereBefore) {
			this.before.increment();
		}
	}

	void failure() {
		this.failed.increment();
	}

	long failed() {
		return this.failed.sum();
	}

	Duration elapsed() {
		return Duration.ofNanos(System.nanoTime() - this.start);
	}

	/** Such as {@code 1,234 dialogues, 19,800 messages (1,050/s)}. */
	String now() {
		return text("%,d dialogues, %,d messages (%,.0f/s)", this.dialogues.sum(), this.messages.sum(),
				rate(this.messages));
	}

	String summary() {
		return text(
				"Imported %,d dialogues with %,d messages in %.1f s: %,.1f dialogues/s, %,.1f messages/s. "
						+ "%,d were there before. %,d lines failed.",
				this.dialogues.sum(), this.messages.sum(), seconds(), rate(this.dialogues), rate(this.messages),
				this.before.sum(), failed());
	}

	private double rate(LongAdder count) {
		return count.sum() / Math.max(seconds(), 0.001);
	}

	private double seconds() {
		return elapsed().toNanos() / 1e9;
	}

	private static String text(String format, Object... values) {
		return String.format(Locale.ROOT, format, values);
	}

}
