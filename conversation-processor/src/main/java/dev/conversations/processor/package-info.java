/** The only writer of conversations: from commands to MongoDB, outcomes and events. */
@NullMarked
package dev.conversations.processor;

import org.jspecify.annotations.NullMarked;
