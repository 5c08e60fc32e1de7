/**
 * Brings written dialogues in through the REST API: many at once, each in its order, and
 * none twice.
 */
@NullMarked
package dev.conversations.imports;

import org.jspecify.annotations.NullMarked;
