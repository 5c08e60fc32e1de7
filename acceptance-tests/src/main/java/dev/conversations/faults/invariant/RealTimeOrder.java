package dev.conversations.faults.invariant;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Consumer;

import dev.conversations.faults.load.Call;
import dev.conversations.faults.load.Operation;
import dev.conversations.faults.load.Told;
import org.jspecify.annotations.Nullable;

/**
 * I4: the order of a conversation agrees with real time: what a client began after
 * another was answered has a later version, and a read shows all that was answered before
 * it began.
 */
final class RealTimeOrder implements Invariant {

	@Override
	public String id() {
		return "I4";
	}

	@Override
	public void check(Evidence evidence, Consumer<String> findings) {
		Map<String, Span> writes = new HashMap<>();
		Map<String, List<Span>> spans = new HashMap<>();
		for (Call call : evidence.clients().calls()) {
			if (call.operation() == Operation.GET) {
				read(call, spans, findings);
			}
			else if (call.operation().isWrite()) {
				written(call, evidence, writes);
			}
		}
		writes.values()
			.forEach((span) -> spans.computeIfAbsent(span.conversation(), (id) -> new ArrayList<>()).add(span));
		spans.values().forEach((all) -> check(all, findings));
	}

	/** Clients ask only for conversations that they were told of. */
	private static void read(Call call, Map<String, List<Span>> spans, Consumer<String> findings) {
		if (call.conversationId() != null && call.told() instanceof Told.Ok ok && ok.version() != null) {
			spans.computeIfAbsent(call.conversationId(), (id) -> new ArrayList<>())
				.add(new Span(call.conversationId(), call, call.start(), call.end(), ok.version(), false));
		}
		else if (call.told() instanceof Told.Refused) {
			findings.accept("%s does not see %s".formatted(call.describe(), call.conversationId()));
		}
	}

	/**
	 * All repetitions of a request with a key are one span, from the first to the first
	 * answer.
	 */
	private static void written(Call call, Evidence evidence, Map<String, Span> writes) {
		List<CommandRecord> commands = evidence.commandsOf(call);
		Outcome outcome = commands.isEmpty() ? null : evidence.outcome(commands.getFirst().id());
		if (outcome == null || !outcome.isApplied() || outcome.version() == null
				|| call.told() instanceof Told.Refused) {
			return;
		}
		long end = call.isAccepted() ? call.end() : Long.MAX_VALUE;
		Span span = new Span(outcome.conversationId(), call, call.start(), end, outcome.version(), outcome.changes());
		writes.merge(outcome.commandId(), span, Span::with);
	}

	private static void check(List<Span> spans, Consumer<String> findings) {
		spans.sort(Comparator.comparingLong(Span::start));
		PriorityQueue<Span> running = new PriorityQueue<>(Comparator.comparingLong(Span::end));
		Span accepted = null;
		Span shown = null;
		for (Span span : spans) {
			while (!running.isEmpty() && running.element().end() < span.start()) {
				Span ended = running.remove();
				accepted = later(accepted, ended);
				shown = ended.done() ? later(shown, ended) : shown;
			}
			compare(span, span.reads() ? shown : accepted, findings);
			running.add(span);
		}
	}

	private static void compare(Span span, @Nullable Span before, Consumer<String> findings) {
		if (before != null
				&& (span.version() < before.version() || (span.changes() && span.version() == before.version()))) {
			findings
				.accept("%s: %s has version %d, and before it began %s had version %d".formatted(span.conversation(),
						span.call().describe(), span.version(), before.call().describe(), before.version()));
		}
	}

	private static Span later(@Nullable Span one, Span other) {
		return (one == null || one.version() < other.version()) ? other : one;
	}

	/**
	 * @param call the one that was answered first
	 * @param start of its first call
	 * @param end of the first call that was answered
	 * @param changes whether the version is its own
	 */
	private record Span(String conversation, Call call, long start, long end, long version, boolean changes) {

		boolean reads() {
			return this.call.operation() == Operation.GET;
		}

		/** Whether its client knows that it is done, and not only that it will be. */
		boolean done() {
			return this.call.isOk();
		}

		Span with(Span other) {
			return new Span(this.conversation, (this.end <= other.end) ? this.call : other.call,
					Math.min(this.start, other.start), Math.min(this.end, other.end), this.version, this.changes);
		}

	}

}
