/** Brings what is not on this machine into the user's cache folder, integrity checked. */
@NullMarked
package dev.conversations.local.fetch;

import org.jspecify.annotations.NullMarked;
