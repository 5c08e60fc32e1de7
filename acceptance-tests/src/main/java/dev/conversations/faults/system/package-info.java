/** A whole system whose every part can be hurt by itself. */
@NullMarked
package dev.conversations.faults.system;

import org.jspecify.annotations.NullMarked;
