package dev.conversations.faults.invariant;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

import dev.conversations.faults.load.Call;
import dev.conversations.faults.load.Operation;
import dev.conversations.faults.load.Told;

/**
 * I1: each call that was answered ok has exactly one ledger entry and one effect, each
 * command that was accepted has an outcome, and nothing that was refused has an effect.
 */
final class EffectOfEachOk implements Invariant {

	/** Refusals that a good request can meet. */
	private static final Set<String> FAIR = Set.of("version-mismatch", "too-many-tags", "idempotency-key-reused");

	@Override
	public String id() {
		return "I1";
	}

	@Override
	public void check(Evidence evidence, Consumer<String> findings) {
		for (CommandRecord command : evidence.sent().commands()) {
			Outcome outcome = evidence.outcome(command.id());
			if (outcome == null) {
				findings.accept(command + " has no outcome");
			}
			else if (outcome.status().equals("failed")) {
				findings.accept(command + " failed");
			}
		}
		evidence.clients()
			.calls()
			.stream()
			.filter((call) -> call.operation().isWrite())
			.forEach((call) -> check(call, evidence, findings));
	}

	private static void check(Call call, Evidence evidence, Consumer<String> findings) {
		List<CommandRecord> commands = evidence.commandsOf(call);
		if (commands.size() > 1 || (commands.isEmpty() && call.isAccepted())) {
			findings.accept("%s has %d commands".formatted(call.describe(), commands.size()));
		}
		else if (!commands.isEmpty()) {
			compare(call, commands.getFirst(), evidence, findings);
		}
		if (call.told() instanceof Told.Refused refused && !FAIR.contains(refused.code())) {
			findings.accept(call.describe() + " was not to be refused");
		}
	}

	private static void compare(Call call, CommandRecord command, Evidence evidence, Consumer<String> findings) {
		Outcome outcome = evidence.outcome(command.id());
		if (outcome == null) {
			return;
		}
		if (call.told() instanceof Told.Ok ok) {
			compare(call, ok, outcome, evidence, findings);
		}
		if (call.told() instanceof Told.Refused && call.key() == null && outcome.isApplied()) {
			findings.accept("%s was applied as %s".formatted(call.describe(), command.id()));
		}
	}

	private static void compare(Call call, Told.Ok ok, Outcome outcome, Evidence evidence, Consumer<String> findings) {
		if (!outcome.isApplied() || !Objects.equals(outcome.version(), ok.version())) {
			findings.accept("%s is %s with version %s as %s".formatted(call.describe(), outcome.status(),
					outcome.version(), outcome.commandId()));
		}
		boolean known = (call.operation() != Operation.SEND) ? ok.id().equals(outcome.conversationId()) : evidence
			.messagesOf(outcome.commandId())
			.stream()
			.filter((message) -> message.id().equals(ok.id()) && call.body().contains('"' + message.content() + '"'))
			.count() == 1;
		if (!known) {
			findings.accept(
					"%s has not the effect that it was told, as %s".formatted(call.describe(), outcome.commandId()));
		}
	}

}
