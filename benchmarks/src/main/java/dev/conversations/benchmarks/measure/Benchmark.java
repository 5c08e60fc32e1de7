package dev.conversations.benchmarks.measure;

import java.util.List;

import dev.conversations.benchmarks.result.Result;

/** Something that is measured, chosen by its name. */
public interface Benchmark {

	/** The word for it on the command line. */
	String name();

	/** What it compares, in a line. */
	String description();

	/** Takes a few minutes; leaves the system as it was. */
	List<Result> run(Session session) throws InterruptedException;

}
