/**
 * The OpenAPI description of this API.
 */
@NullMarked
package dev.conversations.api.docs;

import org.jspecify.annotations.NullMarked;
