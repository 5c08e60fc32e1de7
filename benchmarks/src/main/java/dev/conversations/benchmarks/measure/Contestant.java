package dev.conversations.benchmarks.measure;

import java.util.function.IntFunction;
import java.util.function.Supplier;

import dev.conversations.benchmarks.lab.Subject;
import dev.conversations.benchmarks.load.Call;

/**
 * A subject and what is asked of it.
 *
 * @param name of it in the results
 * @param calls the next call of the connection of that number
 */
public record Contestant(String name, Subject subject, IntFunction<Supplier<Call>> calls) {
}
