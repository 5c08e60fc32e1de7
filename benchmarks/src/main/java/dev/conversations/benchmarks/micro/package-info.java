/** What the steps of a message's way cost by themselves. */
@NullMarked
package dev.conversations.benchmarks.micro;

import org.jspecify.annotations.NullMarked;
