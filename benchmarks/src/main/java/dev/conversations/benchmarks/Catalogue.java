package dev.conversations.benchmarks;

import java.util.List;

import dev.conversations.benchmarks.broker.BrokerLimit;
import dev.conversations.benchmarks.drain.Drain;
import dev.conversations.benchmarks.drain.Growth;
import dev.conversations.benchmarks.measure.Benchmark;
import dev.conversations.benchmarks.micro.Micro;
import dev.conversations.benchmarks.read.LongThread;
import dev.conversations.benchmarks.read.Reads;
import dev.conversations.benchmarks.start.ColdStart;
import dev.conversations.benchmarks.start.FirstMinute;
import dev.conversations.benchmarks.start.Memory;
import dev.conversations.benchmarks.waterfall.Waterfall;
import dev.conversations.benchmarks.write.Accepted;
import dev.conversations.benchmarks.write.HalfLoad;
import dev.conversations.benchmarks.write.HotConversation;
import dev.conversations.benchmarks.write.PlainEvents;
import dev.conversations.benchmarks.write.Single;
import dev.conversations.benchmarks.write.Writes;

/** All benchmarks, in the order in which they are run. */
final class Catalogue {

	private static final List<Benchmark> ALL = List.of(new Micro(), new Writes(), new Single(), new Waterfall(),
			new HalfLoad(), new HotConversation(), new Memory(), new Drain(), new Growth(), new Accepted(),
			new PlainEvents(), new ColdStart(), new FirstMinute(), new BrokerLimit(), new LongThread(), new Reads());

	private Catalogue() {
	}

	static List<Benchmark> all() {
		return ALL;
	}

}
