/**
 * What a developer would write without Kafka: one MongoDB transaction for each request.
 */
@NullMarked
package dev.conversations.benchmarks.crud;

import org.jspecify.annotations.NullMarked;
