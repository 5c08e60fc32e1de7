package dev.conversations.faults.invariant;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * I2: each command comes of a call; each ledger entry, message and event of a command
 * that stands where they say.
 */
final class CauseOfEverything implements Invariant {

	@Override
	public String id() {
		return "I2";
	}

	@Override
	public void check(Evidence evidence, Consumer<String> findings) {
		if (evidence.clients().logged()) {
			evidence.sent()
				.commands()
				.stream()
				.filter((command) -> command.call() == null)
				.forEach((command) -> findings.accept(command + " comes of no call"));
		}
		evidence.outcomes().forEach((outcome) -> check(outcome, evidence, findings));
		evidence.sent().events().forEach((event) -> check(event, evidence, findings));
		conversations(evidence, findings);
	}

	private static void check(Outcome outcome, Evidence evidence, Consumer<String> findings) {
		if (evidence.commands(outcome.commandId())
			.stream()
			.noneMatch((command) -> command.place().equals(outcome.source()))) {
			findings.accept("the outcome of command %s names %s, where it does not stand".formatted(outcome.commandId(),
					outcome.source()));
		}
	}

	private static void check(EventRecord record, Evidence evidence, Consumer<String> findings) {
		String commandId = record.event().getCommandId();
		Outcome outcome = evidence.outcome(commandId);
		if (outcome == null || !outcome.isApplied() || !outcome.conversationId().equals(record.conversation())
				|| outcome.version() == null || outcome.version() < record.version()) {
			findings
				.accept("%s is no effect of its command %s, whose outcome is %s".formatted(record, commandId, outcome));
		}
	}

	private static void conversations(Evidence evidence, Consumer<String> findings) {
		Set<String> ids = new HashSet<>();
		evidence.kept().conversations().forEach((document) -> ids.add(document.id()));
		evidence.kept()
			.messages()
			.stream()
			.filter((message) -> !ids.contains(message.conversationId()))
			.forEach((message) -> findings.accept(
					"message %s is of the unknown conversation %s".formatted(message.id(), message.conversationId())));
	}

}
