/** What a fault is made with: each instrument by itself, none knows the fault runner. */
@NullMarked
package dev.conversations.faults.instrument;

import org.jspecify.annotations.NullMarked;
