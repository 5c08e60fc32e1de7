package dev.conversations.benchmarks;

import java.util.List;

import dev.conversations.benchmarks.drain.Drain;
import dev.conversations.benchmarks.measure.Benchmark;
import dev.conversations.benchmarks.write.Accepted;
import dev.conversations.benchmarks.write.Writes;

/** All benchmarks, in the order in which they are run. */
final class Catalogue {

	private static final List<Benchmark> ALL = List.of(new Writes(), new Drain(), new Accepted());

	private Catalogue() {
	}

	static List<Benchmark> all() {
		return ALL;
	}

}
