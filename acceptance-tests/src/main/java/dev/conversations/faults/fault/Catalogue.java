package dev.conversations.faults.fault;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.conversations.faults.system.Layout;

/** Every fault there is. */
public final class Catalogue {

	private static final List<Fault> ALL = List.of(new ProcessorKill("processor-kill", 2, Duration.ofSeconds(3)));

	private Catalogue() {
	}

	public static List<Fault> all() {
		return Stream.concat(ALL.stream(), InstrumentedFaults.all().stream()).toList();
	}

	/** Those that continuous integration plays; all on one system. */
	public static List<Fault> smoke() {
		return ALL;
	}

	/** Those that a random mix takes from: they all want the same system. */
	public static List<Fault> mixable() {
		return ALL.stream().filter((fault) -> fault.layout().equals(Layout.STANDARD)).toList();
	}

	public static Optional<Fault> find(String name) {
		return all().stream().filter((fault) -> fault.name().equals(name)).findFirst();
	}

}
