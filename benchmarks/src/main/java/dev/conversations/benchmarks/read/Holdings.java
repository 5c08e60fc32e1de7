package dev.conversations.benchmarks.read;

import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;

import dev.conversations.benchmarks.lab.Reader;
import dev.conversations.benchmarks.load.Call;
import dev.conversations.benchmarks.measure.Contestant;
import dev.conversations.benchmarks.measure.Seed;

/**
 * Conversations of one account in a database of their own, and an API on them.
 *
 * @param name of it in the results
 */
record Holdings(String name, Reader reader, List<String> ids) {

	private static final List<String> FILTERS = List.of("", "&status=open", "&channel=sms", "&unread=true",
			"&status=closed&channel=email");

	static Holdings of(Reader reader, int conversations, int messagesEach) {
		return new Holdings("%,d conversations".formatted(conversations), reader,
				Seed.threads(reader.database(), reader.account(), conversations, messagesEach));
	}

	/** Any conversation. */
	Contestant gets() {
		return calls((random) -> "/conversations/" + this.ids.get(random.nextInt(this.ids.size())));
	}

	/** The first page of any list. */
	Contestant lists() {
		return calls((random) -> "/conversations?limit=25" + FILTERS.get(random.nextInt(FILTERS.size())));
	}

	/** Always the same. */
	Contestant path(String called, String path) {
		return new Contestant(called, this.reader.subject(), (connection) -> () -> get(path));
	}

	Call get(String path) {
		return Call.get(path, this.reader.account().key());
	}

	private Contestant calls(Function<Random, String> path) {
		IntFunction<Supplier<Call>> calls = (connection) -> {
			Random random = new Random(connection);
			return () -> get(path.apply(random));
		};
		return new Contestant(this.name, this.reader.subject(), calls);
	}

}
