package dev.conversations.faults.invariant;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

import dev.conversations.faults.instrument.PoisonWriter.Planted;
import dev.conversations.store.Source;

/** I8: the dead letters are exactly the planted records, each once and byte for byte. */
final class PlantedDeadLetters implements Invariant {

	@Override
	public String id() {
		return "I8";
	}

	@Override
	public void check(Evidence evidence, Consumer<String> findings) {
		Map<Source, Planted> missing = new HashMap<>();
		evidence.sent()
			.planted()
			.forEach((planted) -> missing.put(new Source(planted.partition(), planted.offset()), planted));
		for (DeadLetterRecord letter : evidence.sent().deadLetters()) {
			Planted planted = missing.remove(letter.origin());
			if (planted == null) {
				findings.accept(letter + " was not planted, or is there twice");
			}
			else if (!Arrays.equals(planted.value(), letter.value())) {
				findings.accept(letter + " is not as it was planted");
			}
		}
		missing.forEach(
				(place, planted) -> findings.accept("%s at %s is no dead letter".formatted(planted.poison(), place)));
	}

}
