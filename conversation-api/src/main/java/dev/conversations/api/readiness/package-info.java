/** Whether the parts that this application needs are there. */
@NullMarked
package dev.conversations.api.readiness;

import org.jspecify.annotations.NullMarked;
