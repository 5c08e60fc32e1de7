package dev.conversations.benchmarks.measure;

import dev.conversations.benchmarks.lab.Subject;

/** Those that messages are sent to. */
public final class Writers {

	private Writers() {
	}

	/** The whole system; the client waits for the outcome. */
	public static Contestant system(Session session) {
		return of("system", session, session.lab().system().subject());
	}

	/** One MongoDB transaction for each message. */
	public static Contestant crud(Session session) {
		return of("crud", session, session.lab().crud());
	}

	/** Anything with the same REST API. */
	public static Contestant of(String name, Session session, Subject subject) {
		return new Contestant(name, subject, session.conversations(subject).messages(""));
	}

}
