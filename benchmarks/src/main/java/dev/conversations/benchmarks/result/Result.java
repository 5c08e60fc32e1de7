package dev.conversations.benchmarks.result;

import java.util.List;

/**
 * What one benchmark found under one load.
 *
 * @param benchmark its name on the command line
 * @param load what was done
 * @param sides those that did it; empty where latencies say nothing
 * @param note what a reader must know to read the figures, or empty
 */
public record Result(String benchmark, String load, List<Figure> figures, List<Side> sides, String note) {
}
