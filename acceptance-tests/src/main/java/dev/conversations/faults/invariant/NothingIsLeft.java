package dev.conversations.faults.invariant;

import java.util.function.Consumer;

/** I7: no command waits. Whether all is ready again in time is seen by the runner. */
final class NothingIsLeft implements Invariant {

	@Override
	public String id() {
		return "I7";
	}

	@Override
	public void check(Evidence evidence, Consumer<String> findings) {
		if (evidence.sent().lag() != 0) {
			findings.accept("%d commands are not confirmed".formatted(evidence.sent().lag()));
		}
	}

}
