/**
 * How requests are read strictly and answers are written: JSON, queries, envelope.
 */
@NullMarked
package dev.conversations.api.web;

import org.jspecify.annotations.NullMarked;
