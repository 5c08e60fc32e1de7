package dev.conversations.cycle.one;

import dev.conversations.cycle.two.Two;

/** Half of a cycle that the rule must see. */
public record One(Two two) {
}
