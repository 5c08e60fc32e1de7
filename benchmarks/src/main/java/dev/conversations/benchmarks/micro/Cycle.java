package dev.conversations.benchmarks.micro;

import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Many things of one kind, taken in turn: what is always the same is too easy. */
public final class Cycle<T> {

	/** A power of two. */
	static final int LENGTH = 64;

	private final List<T> things;

	private int next;

	private Cycle(List<T> things) {
		this.things = things;
	}

	/**
	 * @param made the thing of a number from 0
	 */
	public static <T> Cycle<T> of(IntFunction<T> made) {
		return new Cycle<>(IntStream.range(0, LENGTH).mapToObj(made).toList());
	}

	/** Something made of each. */
	public <R> Cycle<R> map(Function<T, R> made) {
		return new Cycle<>(this.things.stream().map(made).toList());
	}

	/** Begins again after the last one. */
	public T next() {
		return this.things.get(this.next++ & (LENGTH - 1));
	}

	List<T> all() {
		return this.things;
	}

}
