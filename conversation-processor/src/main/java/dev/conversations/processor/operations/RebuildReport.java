package dev.conversations.processor.operations;

import java.util.List;
import java.util.Map;

/**
 * What a rebuild did.
 *
 * @param events that were new to the database, in this run
 * @param repeated events that it had already, or that stand in the topic twice
 * @param conversations in the database now
 * @param messages in the database now
 * @param switched whether processors may use the database now
 * @param copied documents that came from the original database, by collection
 * @param notes what the operator must know or do next
 */
record RebuildReport(String database, long events, long repeated, long eventsPerSecond, long conversations,
		long messages, boolean switched, Map<String, Long> copied, List<String> notes) {
}
