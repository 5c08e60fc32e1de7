/**
 * The whole system on one machine without Docker: started and stopped by one command, and
 * its parts for component tests.
 */
@NullMarked
package dev.conversations.local;

import org.jspecify.annotations.NullMarked;
