/**
 * Avro at the edge: commands as they come in and events as they go out, to and from the
 * words of the domain.
 */
@NullMarked
package dev.conversations.processor.wire;

import org.jspecify.annotations.NullMarked;
