package dev.conversations.benchmarks.crud;

/** A message to be added. */
record SendRequest(String content, String sender) {
}
