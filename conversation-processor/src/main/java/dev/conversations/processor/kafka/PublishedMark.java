package dev.conversations.processor.kafka;

import java.nio.ByteBuffer;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/**
 * Stands in the headers of a published record and says: all that the commands of this
 * partition up to this offset have to publish is published, once the transaction of this
 * record is committed.
 *
 * @param topic id of the command topic; another one of the same name counts its offsets
 * anew
 */
record PublishedMark(Uuid topic, int partition, long offset) {

	static final String HEADER = "conversations-mark";

	private static final int LENGTH = 3 * Long.BYTES + Integer.BYTES;

	Header header() {
		return new RecordHeader(HEADER,
				ByteBuffer.allocate(LENGTH)
					.putLong(this.topic.getMostSignificantBits())
					.putLong(this.topic.getLeastSignificantBits())
					.putInt(this.partition)
					.putLong(this.offset)
					.array());
	}

	/** The mark of a record; null where it has none. */
	static @Nullable PublishedMark of(ConsumerRecord<?, ?> published) {
		Header header = published.headers().lastHeader(HEADER);
		if (header == null || header.value() == null || header.value().length != LENGTH) {
			return null;
		}
		ByteBuffer bytes = ByteBuffer.wrap(header.value());
		return new PublishedMark(new Uuid(bytes.getLong(), bytes.getLong()), bytes.getInt(), bytes.getLong());
	}

}
