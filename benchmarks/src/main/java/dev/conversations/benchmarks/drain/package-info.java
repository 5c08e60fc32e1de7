/** How fast a backlog of commands is worked off, beside what MongoDB can take at most. */
@NullMarked
package dev.conversations.benchmarks.drain;

import org.jspecify.annotations.NullMarked;
