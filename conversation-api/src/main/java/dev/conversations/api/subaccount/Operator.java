package dev.conversations.api.subaccount;

/** The holder of the admin key. */
record Operator() {
}
