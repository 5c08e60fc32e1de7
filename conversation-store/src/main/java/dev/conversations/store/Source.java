package dev.conversations.store;

import org.bson.codecs.pojo.annotations.BsonProperty;

/**
 * Where a command stands in the command topic. A record with a known command id at the
 * same place is a redelivery; at another place it is a repetition by the client.
 */
public record Source(@BsonProperty("partition") int partition, @BsonProperty("offset") long offset) {
}
