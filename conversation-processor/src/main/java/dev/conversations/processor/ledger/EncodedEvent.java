package dev.conversations.processor.ledger;

import dev.conversations.processor.conversation.RecordedEvent;

/** An event and the bytes that stand for it in the topic. */
public record EncodedEvent(RecordedEvent event, byte[] bytes) {
}
