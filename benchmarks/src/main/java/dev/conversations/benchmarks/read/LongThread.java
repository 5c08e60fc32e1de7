package dev.conversations.benchmarks.read;

import java.util.List;
import java.util.function.Supplier;

import dev.conversations.benchmarks.lab.Subject;
import dev.conversations.benchmarks.load.Call;
import dev.conversations.benchmarks.measure.Benchmark;
import dev.conversations.benchmarks.measure.Contestant;
import dev.conversations.benchmarks.measure.Conversations;
import dev.conversations.benchmarks.measure.Duel;
import dev.conversations.benchmarks.measure.Pair;
import dev.conversations.benchmarks.measure.Seed;
import dev.conversations.benchmarks.measure.Session;
import dev.conversations.benchmarks.result.Result;
import dev.conversations.benchmarks.result.Target;
import org.jspecify.annotations.Nullable;

/** Whether a conversation grows slower as its thread grows. */
public final class LongThread extends Benchmark {

	private static final Target P50 = Target.atMost(1.2);

	private static final int SHORT_THREAD = 10;

	private static final String SHORT = "short thread";

	public LongThread() {
		super("thread", "send to, get and page through a thread of 1,000,000 messages beside one of 10");
	}

	@Override
	public List<Result> run(Session session) throws InterruptedException {
		int messages = session.plan().brief() ? 10_000 : 1_000_000;
		int depth = messages / 10;
		session.say("writing a thread of %,d messages".formatted(messages));
		String longThread = thread(session, messages);
		String shortThread = thread(session, SHORT_THREAD);
		return List.of(newest(session, longThread, shortThread, "newest 10 messages", "/messages?limit=10", P50, ""),
				newest(session, longThread, shortThread, "get", "", P50,
						"a get brings the newest messages, of which the short thread has no more than 10; the API"
								+ " remembers them from the get before"),
				newest(session, longThread, shortThread, "newest 100 messages", "/messages?limit=100", null,
						"what a get brings, and never remembered: as a first get"),
				compared(session, "page of 25 messages at depth %,d".formatted(depth),
						gets(session, "deep page", longThread, "/messages?limit=25&before=" + (messages - depth)),
						gets(session, "first page", longThread, "/messages?limit=25"), 200, P50, ""),
				compared(session, "synchronous send", sends(session, "long thread", () -> longThread),
						sends(session, SHORT, () -> thread(session, SHORT_THREAD)), 201, P50,
						"each run of the load on the short side begins with a thread of 10 messages"));
	}

	private static String thread(Session session, int messages) {
		return Seed.threads(session.lab().database(), session.lab().system().account(), 1, messages).getFirst();
	}

	private Result newest(Session session, String longThread, String shortThread, String load, String path,
			@Nullable Target target, String note) throws InterruptedException {
		return compared(session, load, gets(session, "long thread", longThread, path),
				gets(session, SHORT, shortThread, path), 200, target, note);
	}

	private Result compared(Session session, String load, Contestant one, Contestant other, int status,
			@Nullable Target target, String note) throws InterruptedException {
		Duel duel = session.duel(one, other, 1, status);
		return result(load + ", one client", List.of(duel.ratio("p50 × " + other.name(), Pair::p50, target)),
				duel.sides(), note);
	}

	private static Contestant gets(Session session, String name, String id, String path) {
		Subject subject = session.lab().system().subject();
		return new Contestant(name, subject,
				(connection) -> () -> Call.get("/conversations/" + id + path, subject.key()));
	}

	/**
	 * @param thread asked for by each run of the load
	 */
	private static Contestant sends(Session session, String name, Supplier<String> thread) {
		Subject subject = session.lab().system().subject();
		return new Contestant(name, subject,
				(connection) -> new Conversations(subject, List.of(thread.get())).messages("").apply(connection));
	}

}
