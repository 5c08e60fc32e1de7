package dev.conversations.benchmarks.measure;

import dev.conversations.benchmarks.lab.Subject;

/** Those that messages are sent to. */
public final class Writers {

	private Writers() {
	}

	/** The whole system; the client waits for the outcome. */
	public static Contestant system(Session session) {
		return contestant("system", session, session.lab().system().subject());
	}

	/** One MongoDB transaction for each message. */
	public static Contestant crud(Session session) {
		return contestant("crud", session, session.lab().crud());
	}

	private static Contestant contestant(String name, Session session, Subject subject) {
		return new Contestant(name, subject, session.conversations(subject).messages(""));
	}

}
