/** The parts of the stack: how each is started and how it is known to be ready. */
@NullMarked
package dev.conversations.local.part;

import org.jspecify.annotations.NullMarked;
