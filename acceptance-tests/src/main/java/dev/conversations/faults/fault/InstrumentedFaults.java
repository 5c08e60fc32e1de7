package dev.conversations.faults.fault;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import dev.conversations.faults.instrument.KillPoint;
import dev.conversations.faults.system.LiveSystem;

/** The faults that need an instrument, and most of them a system of their own. */
final class InstrumentedFaults {

	private static final Duration HOUR = Duration.ofHours(1);

	private InstrumentedFaults() {
	}

	static List<Fault> all() {
		Stream<Fault> deaths = Stream.of(KillPoint.values()).map(ProcessorDeath::new);
		Stream<Fault> clocks = Stream.of(ClockOff.Kind.values())
			.flatMap((kind) -> Stream.of(new ClockOff(kind, HOUR), new ClockOff(kind, HOUR.negated())));
		Stream<Fault> others = Stream.of(new CommitAnswerLost(), new PrimaryLost(false), new PrimaryLost(true),
				new DiskFull("kafka", 300, LiveSystem::kafka), new DiskFull("mongodb", 700, LiveSystem::mongodb));
		return Stream.of(deaths, clocks, others).flatMap((faults) -> faults).toList();
	}

}
