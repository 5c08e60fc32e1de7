/** What can go wrong, and what is expected then. */
@NullMarked
package dev.conversations.faults.fault;

import org.jspecify.annotations.NullMarked;
