/** What the broker can take and give at most. */
@NullMarked
package dev.conversations.benchmarks.broker;

import org.jspecify.annotations.NullMarked;
