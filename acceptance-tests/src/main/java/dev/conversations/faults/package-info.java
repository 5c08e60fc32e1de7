/** Hurts a running system and holds it to its promises. */
@NullMarked
package dev.conversations.faults;

import org.jspecify.annotations.NullMarked;
