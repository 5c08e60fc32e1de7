package dev.conversations.processor.operations;

import java.util.Arrays;

/** Fingerprints in order, 8 bytes each. */
final class Fingerprints {

	private long[] values = new long[4];

	private int size;

	void add(long fingerprint) {
		if (this.size == this.values.length) {
			this.values = Arrays.copyOf(this.values, this.size + this.size / 2);
		}
		this.values[this.size++] = fingerprint;
	}

	int size() {
		return this.size;
	}

	/**
	 * Whether the one at that position, from 1, is this.
	 */
	boolean has(long position, long fingerprint) {
		return position >= 1 && position <= this.size && this.values[(int) position - 1] == fingerprint;
	}

}
