/** How fast messages are accepted and written. */
@NullMarked
package dev.conversations.benchmarks.write;

import org.jspecify.annotations.NullMarked;
