/**
 * What the applications and their subscribers share: topics, ids, and the generated Avro
 * classes below.
 */
@NullMarked
package dev.conversations.schema;

import org.jspecify.annotations.NullMarked;
