package dev.conversations.faults;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.conversations.faults.fault.Fault;
import dev.conversations.faults.invariant.Finding;
import dev.conversations.faults.load.Call;
import dev.conversations.faults.load.Told;
import org.jspecify.annotations.Nullable;

/**
 * What one fault did.
 *
 * @param calls requests that the clients sent
 * @param oks calls that were answered 200, 201 or 202
 * @param refusals calls that were answered 4xx
 * @param unknowns calls that were answered 503, or not at all
 * @param recoverySeconds from the end of the fault until all was ready and wrote again
 * @param seconds all of it
 * @param findings what did not hold
 * @param untried why the fault could not be played on this machine; null when it was
 */
record Verdict(String fault, String expectation, int calls, int oks, int refusals, int unknowns,
		@JsonProperty("recovery_seconds") double recoverySeconds, double seconds, List<Finding> findings,
		@Nullable String untried) {

	/** Of a fault that this machine has no means for. */
	static Verdict untried(Fault fault, String reason) {
		return new Verdict(fault.name(), fault.expectation(), 0, 0, 0, 0, 0, 0, List.of(), reason);
	}

	/** Of a fault whose system never became ready. */
	static Verdict notStarted(Fault fault, String reason) {
		return new Verdict(fault.name(), fault.expectation(), 0, 0, 0, 0, 0, 0,
				List.of(new Finding("I7", "the system was not ready before the fault: " + reason)), null);
	}

	static Verdict of(Fault fault, List<Call> calls, Duration recovery, Duration all, List<Finding> findings) {
		return new Verdict(fault.name(), fault.expectation(), calls.size(), count(calls, Call::isAccepted),
				count(calls, (call) -> call.told() instanceof Told.Refused),
				count(calls, (call) -> call.told() instanceof Told.Unknown), seconds(recovery), seconds(all), findings,
				null);
	}

	/** Played, and nothing was found. */
	@JsonProperty
	boolean passed() {
		return this.untried == null && this.findings.isEmpty();
	}

	/** Played, and something was found. */
	@JsonProperty
	boolean failed() {
		return !this.findings.isEmpty();
	}

	/** The verdict in words. */
	String inWords() {
		if (this.untried != null) {
			return "COULD NOT BE TRIED: " + this.untried;
		}
		return passed() ? "held" : "FAILED, %d findings".formatted(this.findings.size());
	}

	private static int count(List<Call> calls, Predicate<Call> which) {
		return (int) calls.stream().filter(which).count();
	}

	private static double seconds(Duration duration) {
		return duration.toMillis() / 100 / 10.0;
	}

}
