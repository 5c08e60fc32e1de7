/** Benchmarks of the system beside its baselines. */
@NullMarked
package dev.conversations.benchmarks;

import org.jspecify.annotations.NullMarked;
