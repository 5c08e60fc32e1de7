package dev.conversations.benchmarks.write;

import dev.conversations.benchmarks.lab.Subject;
import dev.conversations.benchmarks.measure.Contestant;
import dev.conversations.benchmarks.measure.Session;

/** Those that messages are sent to. */
final class Writers {

	private Writers() {
	}

	/** The whole system; the client waits for the outcome. */
	static Contestant system(Session session) {
		return contestant("system", session, session.lab().system().subject());
	}

	/** One MongoDB transaction for each message. */
	static Contestant crud(Session session) {
		return contestant("crud", session, session.lab().crud());
	}

	private static Contestant contestant(String name, Session session, Subject subject) {
		return new Contestant(name, subject, session.conversations(subject).messages(""));
	}

}
