/** How the applications do in their first minute, and what they keep in memory later. */
@NullMarked
package dev.conversations.benchmarks.start;

import org.jspecify.annotations.NullMarked;
