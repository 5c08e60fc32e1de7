/**
 * The documents that both applications keep in MongoDB, and the indexes that their
 * queries need.
 */
@NullMarked
package dev.conversations.store;

import org.jspecify.annotations.NullMarked;
