/** What runs inside the broker's own process. */
@NullMarked
package dev.conversations.local.broker;

import org.jspecify.annotations.NullMarked;
