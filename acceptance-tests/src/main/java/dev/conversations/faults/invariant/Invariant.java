package dev.conversations.faults.invariant;

import java.util.function.Consumer;

/** Something that holds whatever happened. */
interface Invariant {

	/** {@code I1} to {@code I8}. */
	String id();

	/**
	 * @param findings told in one sentence what does not hold
	 */
	void check(Evidence evidence, Consumer<String> findings);

}
