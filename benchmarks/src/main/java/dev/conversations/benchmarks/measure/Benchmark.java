package dev.conversations.benchmarks.measure;

import java.util.List;

import dev.conversations.benchmarks.result.Figure;
import dev.conversations.benchmarks.result.Result;
import dev.conversations.benchmarks.result.Side;

/** Something that is measured, chosen by its name. */
public abstract class Benchmark {

	private final String name;

	private final String description;

	/**
	 * @param name the word for it on the command line
	 * @param description what it compares, in a line
	 */
	protected Benchmark(String name, String description) {
		this.name = name;
		this.description = description;
	}

	public final String name() {
		return this.name;
	}

	public final String description() {
		return this.description;
	}

	/** Takes a few minutes; leaves the system as it was. */
	public abstract List<Result> run(Session session) throws InterruptedException;

	/** What this one found under one load. */
	protected final Result result(String load, List<Figure> figures, List<Side> sides) {
		return result(load, figures, sides, "");
	}

	/**
	 * @see #result(String, List, List)
	 * @param note what a reader must know to read the figures
	 */
	protected final Result result(String load, List<Figure> figures, List<Side> sides, String note) {
		return new Result(this.name, load, figures, sides, note);
	}

}
