package dev.conversations.faults.invariant;

/**
 * Something that does not hold.
 *
 * @param invariant its number, {@code I1} to {@code I8}
 * @param sentence what is wrong, with the ids that it is wrong about
 */
public record Finding(String invariant, String sentence) {

	@Override
	public String toString() {
		return this.invariant + " " + this.sentence;
	}

}
