/** Puts loads on the system and its baselines in turn. */
@NullMarked
package dev.conversations.benchmarks.measure;

import org.jspecify.annotations.NullMarked;
