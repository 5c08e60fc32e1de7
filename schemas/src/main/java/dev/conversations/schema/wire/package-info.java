/**
 * Avro on Kafka as Confluent's clients write and read it: the id of the schema in front
 * of the bytes, and a schema registry that knows what the id stands for.
 */
@NullMarked
package dev.conversations.schema.wire;

import org.jspecify.annotations.NullMarked;
