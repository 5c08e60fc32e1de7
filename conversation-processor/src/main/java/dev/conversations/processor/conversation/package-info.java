/**
 * The rules of a conversation: pure functions from state and command to events, and from
 * state and event to state.
 */
@NullMarked
package dev.conversations.processor.conversation;

import org.jspecify.annotations.NullMarked;
