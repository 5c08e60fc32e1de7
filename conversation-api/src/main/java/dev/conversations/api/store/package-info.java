/**
 * The connection to MongoDB and whether it answers.
 */
@NullMarked
package dev.conversations.api.store;

import org.jspecify.annotations.NullMarked;
