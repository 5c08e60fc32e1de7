package dev.conversations.benchmarks.read;

import java.util.List;

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

	public LongThread() {
		super("thread", "send to and get a thread of 1,000,000 messages beside one of 10");
	}

	@Override
	public List<Result> run(Session session) throws InterruptedException {
		int messages = session.plan().brief() ? 10_000 : 1_000_000;
		String longThread = thread(session, messages);
		String shortThread = thread(session, SHORT_THREAD);
		return List.of(gets(session, "newest 10 messages", longThread, shortThread, "/messages?limit=10", P50, ""),
				gets(session, "get", longThread, shortThread, "", P50,
						"a get brings the newest messages, of which the short thread has no more than 10; the API"
								+ " remembers them from the get before"),
				gets(session, "newest 100 messages", longThread, shortThread, "/messages?limit=100", null,
						"what a get brings, and never remembered: as a first get"),
				result("synchronous send",
						session.duel(sends(session, "long", longThread), sends(session, "short", shortThread), 1, 201),
						P50, ""));
	}

	private static String thread(Session session, int messages) {
		session.say("writing a thread of %,d messages".formatted(messages));
		return Seed.threads(session.lab().database(), session.lab().system().account(), 1, messages).getFirst();
	}

	private Result gets(Session session, String load, String longThread, String shortThread, String path,
			@Nullable Target target, String note) throws InterruptedException {
		Contestant system = gets(session, "long", longThread, path);
		return result(load, session.duel(system, gets(session, "short", shortThread, path), 1, 200), target, note);
	}

	private static Contestant gets(Session session, String name, String id, String path) {
		Subject subject = session.lab().system().subject();
		return new Contestant(name, subject,
				(connection) -> () -> Call.get("/conversations/" + id + path, subject.key()));
	}

	private static Contestant sends(Session session, String name, String id) {
		Subject subject = session.lab().system().subject();
		return new Contestant(name, subject, new Conversations(subject, List.of(id)).messages(""));
	}

	private Result result(String load, Duel duel, @Nullable Target target, String note) {
		return result(load + ", one client", List.of(duel.ratio("p50 × short thread", Pair::p50, target)), duel.sides(),
				note);
	}

}
