/** Figures, what they were meant to be, and how they are written down. */
@NullMarked
package dev.conversations.benchmarks.result;

import org.jspecify.annotations.NullMarked;
