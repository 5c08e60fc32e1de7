package dev.conversations.cycle.two;

import dev.conversations.cycle.one.One;
import org.jspecify.annotations.Nullable;

/** The other half. */
public record Two(@Nullable One one) {
}
