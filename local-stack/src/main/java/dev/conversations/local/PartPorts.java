package dev.conversations.local;

/** Where the parts that are started listen on 127.0.0.1. */
record PartPorts(int kafka, int mongodb, int registry) {
}
