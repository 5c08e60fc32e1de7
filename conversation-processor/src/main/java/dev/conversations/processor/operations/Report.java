package dev.conversations.processor.operations;

import java.util.List;
import java.util.SortedMap;

/**
 * What a comparison of MongoDB, ledger and event topic found.
 *
 * @param counts how many of each there are
 * @param differences each as a sentence that begins with the id it is about
 */
record Report(SortedMap<String, Long> counts, List<String> differences) {
}
