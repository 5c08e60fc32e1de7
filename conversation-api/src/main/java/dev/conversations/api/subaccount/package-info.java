/**
 * Sub-accounts, their API keys, and who may call what.
 */
@NullMarked
package dev.conversations.api.subaccount;

import org.jspecify.annotations.NullMarked;
