package dev.conversations.processor.operations;

import java.util.List;

/**
 * What {@code verify --repair} did, or would do.
 *
 * @param dryRun whether nothing was published
 * @param conversations that lacked events in the topic
 * @param published events that were published, or would be
 * @param pending events that the processor publishes itself when it starts
 * @param notRepaired what publishing cannot put in order, each as a sentence that begins
 * with the id it is about
 */
record RepairReport(boolean dryRun, long conversations, long published, long pending, long eventsPerSecond,
		List<String> notRepaired) {
}
