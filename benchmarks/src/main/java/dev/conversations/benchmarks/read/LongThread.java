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
		return List.of(
				result("newest 10 messages",
						session.duel(gets(session, "long", longThread, "/messages?limit=10"),
								gets(session, "short", shortThread, "/messages?limit=10"), 1, 200),
						""),
				result("get",
						session.duel(gets(session, "long", longThread, ""), gets(session, "short", shortThread, ""), 1,
								200),
						"a get brings the newest messages, of which the short thread has no more than 10"),
				result("synchronous send",
						session.duel(sends(session, "long", longThread), sends(session, "short", shortThread), 1, 201),
						""));
	}

	private static String thread(Session session, int messages) {
		session.say("writing a thread of %,d messages".formatted(messages));
		return Seed.threads(session.lab().database(), session.lab().system().account(), 1, messages).getFirst();
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

	private Result result(String load, Duel duel, String note) {
		return result(load + ", one client", List.of(duel.ratio("p50 × short thread", Pair::p50, P50)), duel.sides(),
				note);
	}

}
