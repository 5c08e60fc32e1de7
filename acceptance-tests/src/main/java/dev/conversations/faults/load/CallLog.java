package dev.conversations.faults.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Every call of a load. The trace id of each request names its call, and stands in the
 * header {@code traceparent} of the command that comes of it.
 */
public final class CallLog {

	private static final int NUMBER_DIGITS = 12;

	private final String run = UUID.randomUUID().toString().replace("-", "").substring(NUMBER_DIGITS);

	private final AtomicLong numbers = new AtomicLong();

	private final ConcurrentLinkedQueue<Call> calls = new ConcurrentLinkedQueue<>();

	long nextNumber() {
		return this.numbers.incrementAndGet();
	}

	/** The header of W3C Trace Context that leads from a command back to its call. */
	String traceparent(long number) {
		return "00-%s%012x-%016x-00".formatted(this.run, number, number);
	}

	/**
	 * The number of the call that a command came of; empty when it is of no call here.
	 */
	public Optional<Long> number(String traceparent) {
		String[] fields = traceparent.split("-");
		if (fields.length != 4 || !fields[1].startsWith(this.run)) {
			return Optional.empty();
		}
		return Optional.of(Long.parseLong(fields[1].substring(this.run.length()), 16));
	}

	void add(Call call) {
		this.calls.add(call);
	}

	/** All calls so far. */
	public List<Call> all() {
		return new ArrayList<>(this.calls);
	}

	public int size() {
		return this.calls.size();
	}

}
