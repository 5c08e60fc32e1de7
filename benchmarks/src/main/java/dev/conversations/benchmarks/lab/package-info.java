/**
 * Runs the system and its baselines as processes of their own and reads what they cost.
 */
@NullMarked
package dev.conversations.benchmarks.lab;

import org.jspecify.annotations.NullMarked;
