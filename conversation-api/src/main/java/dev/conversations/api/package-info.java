/** The REST API over conversations: writes become commands, reads come from MongoDB. */
@NullMarked
package dev.conversations.api;

import org.jspecify.annotations.NullMarked;
