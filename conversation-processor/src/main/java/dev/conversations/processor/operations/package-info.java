/**
 * What operators do beside the running system: compare what is stored with what was
 * published.
 */
@NullMarked
package dev.conversations.processor.operations;

import org.jspecify.annotations.NullMarked;
