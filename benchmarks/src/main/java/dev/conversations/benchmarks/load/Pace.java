package dev.conversations.benchmarks.load;

/** When the calls of one connection are due, in nanoseconds after the start. */
@FunctionalInterface
public interface Pace {

	/**
	 * @param number of the call on its connection, from 0
	 * @param now how long the run has lasted
	 * @return when it is due; a call that is due earlier than now has waited since then
	 */
	long due(long number, long now);

	/** A closed model: each call follows the answer to the one before. */
	static Pace backToBack() {
		return (number, now) -> now;
	}

	/**
	 * An open model: calls are due at a fixed rate, whether answers come or not.
	 * @param perSecond of all connections together
	 * @param connection number of this one, from 0
	 */
	static Pace rate(double perSecond, int connections, int connection) {
		double interval = 1e9 * connections / perSecond;
		double first = interval * connection / connections;
		return (number, now) -> (long) (first + number * interval);
	}

}
