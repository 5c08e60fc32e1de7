/**
 * The least that a service can do before it answers 202: parse, produce, wait for the
 * brokers.
 */
@NullMarked
package dev.conversations.benchmarks.accept;

import org.jspecify.annotations.NullMarked;
