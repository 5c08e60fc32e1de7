/** Sends HTTP requests at a pace and tells how long their answers took. */
@NullMarked
package dev.conversations.benchmarks.load;

import org.jspecify.annotations.NullMarked;
