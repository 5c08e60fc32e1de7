package dev.conversations.faults.fault;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Every fault there is. */
public final class Catalogue {

	private static final List<Fault> ALL = List.of(new ProcessorKill("processor-kill", 2, Duration.ofSeconds(3)));

	private Catalogue() {
	}

	public static List<Fault> all() {
		return ALL;
	}

	public static Optional<Fault> find(String name) {
		return ALL.stream().filter((fault) -> fault.name().equals(name)).findFirst();
	}

}
