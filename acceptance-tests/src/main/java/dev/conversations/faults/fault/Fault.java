package dev.conversations.faults.fault;

import java.time.Duration;

import dev.conversations.faults.system.Layout;

/**
 * Something that goes wrong while clients are writing. Whatever it is, every invariant
 * holds afterwards, and the system is ready again by itself.
 */
public interface Fault {

	/** In kebab-case, by which people ask for it. */
	String name();

	/** One sentence: what is done, and what the system is expected to do. */
	String expectation();

	/** The system that it needs. */
	default Layout layout() {
		return Layout.STANDARD;
	}

	/**
	 * Longest time from the end of {@link #inject} until everything is ready and done.
	 */
	default Duration recovery() {
		return Duration.ofSeconds(30);
	}

	/**
	 * Does the harm and takes it back, while the load runs. What it stopped runs again
	 * when it returns; whether the rest recovers is not its business.
	 */
	void inject(Scene scene) throws Exception;

}
