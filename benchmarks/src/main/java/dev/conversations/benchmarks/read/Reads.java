package dev.conversations.benchmarks.read;

import java.util.List;

import dev.conversations.benchmarks.measure.Benchmark;
import dev.conversations.benchmarks.measure.Duel;
import dev.conversations.benchmarks.measure.Pair;
import dev.conversations.benchmarks.measure.Session;
import dev.conversations.benchmarks.result.Figure;
import dev.conversations.benchmarks.result.Result;
import dev.conversations.benchmarks.result.Target;

/** Whether reads grow slower as the data grow. */
public final class Reads extends Benchmark {

	private static final int CONNECTIONS = 16;

	private static final int MESSAGES_EACH = 10;

	private static final int PAGE = 100;

	private static final Target P99 = Target.atMost(1.5);

	private static final Target DEEP = Target.atMost(1.2);

	public Reads() {
		super("reads", "get, list and deep pages of 1,000,000 conversations beside 10,000");
	}

	@Override
	public List<Result> run(Session session) throws InterruptedException {
		int many = session.plan().brief() ? 20_000 : 1_000_000;
		session.say("writing %,d conversations of %d messages".formatted(many, MESSAGES_EACH));
		Holdings big = Holdings.of(session.lab().reader("reads_big"), many, MESSAGES_EACH);
		Holdings small = Holdings.of(session.lab().reader("reads_small"), many / 100, MESSAGES_EACH);
		Duel gets = session.duel(big.gets(), small.gets(), CONNECTIONS, 200);
		Duel lists = session.duel(big.lists(), small.lists(), CONNECTIONS, 200);
		Duel deep = session.duel(big.path("deep page", deepPage(big, many / 10)),
				big.path("first page", "/conversations?limit=25"), 1, 200);
		return List.of(growth("get", gets), growth("list of 25, with and without filters", lists),
				result("page of 25 at depth %,d".formatted(many / 10),
						List.of(deep.ratio("p50 × first page", Pair::p50, DEEP)), deep.sides()));
	}

	private Result growth(String load, Duel duel) {
		List<Figure> figures = List.of(duel.ratio("p99 × the small database", Pair::p99, P99),
				duel.ratio("p50 × the small database", Pair::p50, null));
		return result(load + ", 16 connections", figures, duel.sides());
	}

	/** Reached page by page, as a client does. */
	private static String deepPage(Holdings holdings, int depth) {
		String cursor = "";
		for (int n = 0; n < depth / PAGE; n++) {
			cursor = "&cursor=" + holdings.reader().nextCursor("/conversations?limit=" + PAGE + cursor);
		}
		return "/conversations?limit=25" + cursor;
	}

}
