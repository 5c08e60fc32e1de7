package dev.conversations.benchmarks.lab;

import dev.conversations.local.process.PartProcess;

/** An application that was launched. */
record Application(PartProcess process, String url) {
}
