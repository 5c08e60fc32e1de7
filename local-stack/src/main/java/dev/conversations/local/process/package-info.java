/** Starts, watches and ends the operating system's processes that make up the stack. */
@NullMarked
package dev.conversations.local.process;

import org.jspecify.annotations.NullMarked;
