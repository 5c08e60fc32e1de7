/** Reads of few and of many documents. */
@NullMarked
package dev.conversations.benchmarks.read;

import org.jspecify.annotations.NullMarked;
