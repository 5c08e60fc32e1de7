/** What holds whatever happened. */
@NullMarked
package dev.conversations.faults.invariant;

import org.jspecify.annotations.NullMarked;
