/**
 * Conversations and their messages over REST.
 */
@NullMarked
package dev.conversations.api.conversation;

import org.jspecify.annotations.NullMarked;
