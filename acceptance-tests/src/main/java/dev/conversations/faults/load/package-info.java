/** A seeded load through the REST API, and what its clients were told. */
@NullMarked
package dev.conversations.faults.load;

import org.jspecify.annotations.NullMarked;
