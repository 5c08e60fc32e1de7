package dev.conversations.faults.fault;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import dev.conversations.faults.system.Layout;

/** Every fault there is. */
public final class Catalogue {

	/** All on one system, and together a few minutes. */
	private static final Set<String> SMOKE = Set.of("processor-kill", "processor-frozen", "api-kill", "same-key",
			"hang-ups", "broker-kill", "mongodb-kill", "poison", "rolling-restart");

	private static final List<Fault> ALL = Stream
		.of(ProcessorFaults.all(), ApiFaults.all(), ClientFaults.all(), PoisonFaults.all(), PartFaults.all())
		.flatMap(List::stream)
		.toList();

	private Catalogue() {
	}

	public static List<Fault> all() {
		return Stream.concat(ALL.stream(), InstrumentedFaults.all().stream()).toList();
	}

	/** Those that continuous integration plays; all on one system. */
	public static List<Fault> smoke() {
		return ALL.stream().filter((fault) -> SMOKE.contains(fault.name())).toList();
	}

	/** Those that a random mix takes from: they all want the same system. */
	public static List<Fault> mixable() {
		return ALL.stream().filter((fault) -> fault.layout().equals(Layout.STANDARD)).toList();
	}

	public static Optional<Fault> find(String name) {
		return all().stream().filter((fault) -> fault.name().equals(name)).findFirst();
	}

}
