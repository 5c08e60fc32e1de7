/**
 * Every way in which a request can be refused or fail, and its one form on the wire.
 */
@NullMarked
package dev.conversations.api.problem;

import org.jspecify.annotations.NullMarked;
