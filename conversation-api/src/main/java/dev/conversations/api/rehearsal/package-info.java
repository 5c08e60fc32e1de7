/** Requests that nobody sent, before the first that somebody sends. */
@NullMarked
package dev.conversations.api.rehearsal;

import org.jspecify.annotations.NullMarked;
