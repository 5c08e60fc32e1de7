/** Where the time of one write goes. */
@NullMarked
package dev.conversations.benchmarks.waterfall;

import org.jspecify.annotations.NullMarked;
